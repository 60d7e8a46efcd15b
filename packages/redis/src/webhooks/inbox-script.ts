/**
 * The inbox of webhook events: a stream with one consumer group, whose consumers are the receivers. An entry stays in the
 * stream until it is completed or buried. `lanes` holds what has been taken and isn't done with, by resource and time.
 *
 * Keys: the stream, the uuids seen, the lanes, the dead letters; then, for what concerns one resource, its lock and its
 * latest time. Arguments: what to do, the receiver, its lease in milliseconds, and what that takes.
 */
export const INBOX_SCRIPT = `
local stream, seen, lanes, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local kind, receiver, leaseMs = ARGV[1], ARGV[2], tonumber(ARGV[3])
local GROUP = 'receivers'
local HOUR_MS = 3600000
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- Uuid, text, when it was received, whether it was reconciled, resource, when it happened.
local function append(fields)
  if redis.call('EXISTS', stream) == 0 then redis.call('XGROUP', 'CREATE', stream, GROUP, '0', 'MKSTREAM') end
  redis.call('XADD', stream, '*', 'uuid', fields[1], 'text', fields[2], 'receivedAtMs', fields[3],
    'isReconciled', fields[4], 'resource', fields[5], 'happenedMs', fields[6])
end

local function laneMember(id, resource, happenedMs)
  if happenedMs == '' then happenedMs = string.rep('9', 20) end
  return resource .. '\\n' .. string.rep('0', 20 - #happenedMs) .. happenedMs .. '\\n' .. id
end

-- The receiver that has an entry, how long it hasn't been heard of, how often it was taken; nil for one that is done.
local function holderOf(id)
  local pending = redis.call('XPENDING', stream, GROUP, id, id, 1)[1]
  if not pending then return nil end
  return { name = pending[2], idleMs = pending[3], takenCount = pending[4] }
end

local function isMine(id)
  local holder = holderOf(id)
  return holder and holder.name == receiver
end

local function hand(reply, entry)
  local id, fields = entry[1], entry[2]
  local resource, happenedMs = fields[10], fields[12]
  if resource ~= '' then redis.call('ZADD', lanes, 0, laneMember(id, resource, happenedMs)) end
  table.insert(reply, { id, fields[2], fields[4], fields[6], fields[8], resource, happenedMs, holderOf(id).takenCount })
end

-- Removes an entry; false when another receiver has been done with it before.
local function remove(id, resource, happenedMs)
  redis.call('XACK', stream, GROUP, id)
  if resource ~= '' then redis.call('ZREM', lanes, laneMember(id, resource, happenedMs)) end
  return redis.call('XDEL', stream, id) == 1
end

if kind == 'add' then
  local rememberMs, maxRemembered, maxEvents = tonumber(ARGV[10]), tonumber(ARGV[11]), tonumber(ARGV[12])
  redis.call('ZREMRANGEBYSCORE', seen, '-inf', now - rememberMs)
  if redis.call('ZSCORE', seen, ARGV[4]) then return 0 end
  if redis.call('XLEN', stream) >= maxEvents then return -1 end
  redis.call('ZADD', seen, now, ARGV[4])
  redis.call('ZREMRANGEBYRANK', seen, 0, -maxRemembered - 1)
  append({ ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8], ARGV[9] })
  return 1
end

if kind == 'take' then
  local limit, isRound = tonumber(ARGV[4]), ARGV[5] == '1'
  local reply = {}
  if redis.call('EXISTS', stream) == 0 then return reply end
  if isRound then
    -- What a receiver had that hasn't been heard of for its lease.
    local cursor = '0'
    repeat
      local found = redis.call('XAUTOCLAIM', stream, GROUP, receiver, leaseMs, cursor, 'COUNT', limit - #reply)
      cursor = found[1]
      for _, entry in ipairs(found[2]) do hand(reply, entry) end
    until cursor == '0-0' or #reply >= limit
    for _, fields in ipairs(redis.call('XINFO', 'CONSUMERS', stream, GROUP)) do
      local name, pending, idleMs = fields[2], fields[4], fields[6]
      if pending == 0 and idleMs > HOUR_MS then redis.call('XGROUP', 'DELCONSUMER', stream, GROUP, name) end
    end
  end
  if #reply < limit then
    local found = redis.call('XREADGROUP', 'GROUP', GROUP, receiver, 'COUNT', limit - #reply, 'STREAMS', stream, '>')
    if found then for _, entry in ipairs(found[1][2]) do hand(reply, entry) end end
  end
  return reply
end

if kind == 'giveBack' then
  -- As if this receiver hadn't been heard of for its lease: whoever looks next has them.
  for index = 4, #ARGV do
    if isMine(ARGV[index]) then
      redis.call('XCLAIM', stream, GROUP, receiver, 0, ARGV[index], 'IDLE', leaseMs, 'JUSTID')
    end
  end
  return 1
end

if kind == 'extend' then
  for index = 4, #ARGV do
    if isMine(ARGV[index]) then redis.call('XCLAIM', stream, GROUP, receiver, 0, ARGV[index], 'JUSTID') end
  end
  for index = 5, #KEYS do
    if redis.call('GET', KEYS[index]) == receiver then redis.call('PEXPIRE', KEYS[index], leaseMs) end
  end
  return 1
end

if kind == 'complete' then return remove(ARGV[4], ARGV[5], ARGV[6]) and 1 or 0 end

if kind == 'bury' then
  local id, reason, maxDeadLetters = ARGV[4], ARGV[5], ARGV[6]
  local entry = redis.call('XRANGE', stream, id, id)[1]
  if not entry then return 0 end
  local fields = entry[2]
  remove(id, fields[10], fields[12])
  table.insert(fields, 'reason')
  table.insert(fields, reason)
  redis.call('XADD', dead, 'MAXLEN', maxDeadLetters, '*', unpack(fields))
  return 1
end

if kind == 'deadLetters' then
  local reply = {}
  for _, entry in ipairs(redis.call('XRANGE', dead, '-', '+')) do
    local fields = entry[2]
    table.insert(reply, { fields[2], fields[4], fields[6], fields[8], fields[10], fields[12], fields[14] })
  end
  return reply
end

if kind == 'revive' then
  for _, entry in ipairs(redis.call('XRANGE', dead, '-', '+')) do
    local id, fields = entry[1], entry[2]
    if fields[2] == ARGV[4] then
      redis.call('XDEL', dead, id)
      append({ fields[2], fields[4], fields[6], fields[8], fields[10], fields[12] })
      return 1
    end
  end
  return 0
end

local lock, latest = KEYS[5], KEYS[6]

if kind == 'claim' then
  local id, resource, happenedMs = ARGV[4], ARGV[5], ARGV[6]
  if not isMine(id) then return { 'lost' } end
  local owner = redis.call('GET', lock)
  if owner and owner ~= receiver then return { 'taken' } end
  local own = laneMember(id, resource, happenedMs)
  for _, member in ipairs(redis.call('ZRANGEBYLEX', lanes, '[' .. resource .. '\\n', '(' .. own)) do
    local otherId = string.match(member, '([^\\n]+)$')
    local holder = holderOf(otherId)
    if not holder then redis.call('ZREM', lanes, member)
    elseif holder.name ~= receiver and holder.idleMs < leaseMs then return { 'taken' } end
  end
  redis.call('SET', lock, receiver, 'PX', leaseMs)
  return { 'claimed', redis.call('GET', latest) or '' }
end

if kind == 'release' then
  local happenedMs, rememberMs = ARGV[4], ARGV[5]
  if redis.call('GET', lock) ~= receiver then return 0 end
  redis.call('DEL', lock)
  if happenedMs ~= '' then redis.call('SET', latest, happenedMs, 'PX', rememberMs) end
  return 1
end
`;
