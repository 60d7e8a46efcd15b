/**
 * What one group may still do, for all processes: the rules are those of `group-budget.ts` in `@rcw/client`, in Lua, by
 * the time of Redis. A hash holds what is known, a field for each turn that was given (when its lease ends), and one for
 * each process that waits (its place, until when it is taken to live, how many of its calls wait, whether the first is a
 * repeat, how many turns it was given).
 */
const BUDGET = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local INFINITY = math.huge
local DEFAULT_LIMITS = { Light = 50, Medium = 40, Heavy = 10, Auth = 5 }
local MAX_MS = 3600000
local SHARED_WINDOWS = 3
local NUMBERS = { 'limit', 'windowMs', 'pausedUntilMs', 'remaining', 'remainingUntilMs', 'isLimited', 'windowEndMs',
  'sharedUntilMs', 'leftMs', 'seq' }

local function count(list) local n = 0 for _ in pairs(list) do n = n + 1 end return n end

local function pause(budget, untilMs)
  budget.pausedUntilMs = math.max(budget.pausedUntilMs, untilMs)
  budget.remainingUntilMs = 0
  budget.windowEndMs = 0
end

-- Drops the turns whose lease is over: nobody knows how far they came, so they count from then on.
local function expire(budget)
  for id, untilMs in pairs(budget.turns) do
    if untilMs <= now then
      budget.turns[id] = nil
      redis.call('HDEL', budget.key, 'turn:' .. id)
      table.insert(budget.answered, untilMs)
      budget.isChanged = true
    end
  end
  for process, wait in pairs(budget.waits) do
    if wait.seenUntilMs <= now then
      budget.waits[process] = nil
      redis.call('HDEL', budget.key, 'wait:' .. process)
    end
  end
  table.sort(budget.answered)
  while budget.answered[1] and budget.answered[1] <= now - budget.windowMs do table.remove(budget.answered, 1) end
end

local function read(key, group)
  local budget = { key = key, group = group, limit = DEFAULT_LIMITS[group] or INFINITY, windowMs = 60000,
    pausedUntilMs = 0, remaining = INFINITY, remainingUntilMs = 0, isLimited = 0, windowEndMs = 0, sharedUntilMs = 0,
    leftMs = 0, seq = 0, answered = {}, turns = {}, waits = {} }
  local fields = redis.call('HGETALL', key)
  for index = 1, #fields, 2 do
    local field, value = fields[index], fields[index + 1]
    local kind, id = string.match(field, '^(%a+):(.*)$')
    if kind == 'turn' then budget.turns[id] = tonumber(value)
    elseif kind == 'wait' then
      local place, seenUntilMs, queued, isRepeat, given = string.match(value, '^(%d+) (%d+) (%d+) (%d) (%d+)$')
      budget.waits[id] = { place = tonumber(place), seenUntilMs = tonumber(seenUntilMs), queued = tonumber(queued),
        isRepeat = isRepeat == '1', given = tonumber(given) }
    elseif field == 'answered' then
      for atMs in string.gmatch(value, '%d+') do table.insert(budget.answered, tonumber(atMs)) end
    else budget[field] = value == 'inf' and INFINITY or tonumber(value) end
  end
  local everyonesMs = tonumber(redis.call('HGET', KEYS[2], 'pausedUntilMs') or '0')
  if everyonesMs > now and everyonesMs > budget.pausedUntilMs then pause(budget, everyonesMs) end
  expire(budget)
  return budget
end

local function write(budget)
  local fields = { 'answered', table.concat(budget.answered, ',') }
  for _, name in ipairs(NUMBERS) do
    local value = budget[name]
    table.insert(fields, name)
    table.insert(fields, value == INFINITY and 'inf' or string.format('%.0f', value))
  end
  redis.call('HSET', budget.key, unpack(fields))
  redis.call('HSETNX', KEYS[2], 'group:' .. budget.group, '1')
  redis.call('HSETNX', KEYS[2], 'epoch', time[1] .. '.' .. time[2])
  local lastsMs = math.max(budget.pausedUntilMs - now, 0) + 2 * MAX_MS
  redis.call('PEXPIRE', budget.key, string.format('%.0f', lastsMs))
  redis.call('PEXPIRE', KEYS[2], string.format('%.0f', math.max(lastsMs, redis.call('PTTL', KEYS[2]))))
end

local function remainingNow(budget)
  if now < budget.remainingUntilMs then return budget.remaining end
  return INFINITY
end

-- How many calls may be on their way. One goes first when a budget was used up, after a pause, and among others.
local function roomOf(budget)
  local remaining = remainingNow(budget)
  local isShared = now < budget.sharedUntilMs
  if remaining == INFINITY then
    if isShared or budget.remaining == 0 then return 1 end
    return INFINITY
  end
  if isShared then return math.min(remaining, math.max(1, math.floor(remaining / 8))) end
  return remaining
end

-- When a call may leave that has others before it, as far as it can be told now.
local function readyAtMs(budget, ahead)
  local windows = math.floor(ahead / budget.limit) + 1
  local position = #budget.answered + count(budget.turns) + ahead - budget.limit * windows
  local leftMs = now - budget.windowMs
  if position >= 0 then leftMs = budget.answered[position + 1] or now end
  return math.max(leftMs + windows * budget.windowMs, budget.pausedUntilMs + (windows - 1) * budget.windowMs)
end

local function opensAtMs(budget)
  local readyMs = readyAtMs(budget, 0)
  local inFlight = count(budget.turns)
  if inFlight < roomOf(budget) then return readyMs end
  if inFlight >= remainingNow(budget) then return math.max(readyMs, budget.remainingUntilMs) end
  return math.max(readyMs, budget.leftMs + budget.windowMs / 12)
end

local function freeNow(budget)
  if now < budget.pausedUntilMs then return 0 end
  local free = math.min(budget.limit - #budget.answered, roomOf(budget)) - count(budget.turns)
  if free <= 0 and opensAtMs(budget) <= now then return 1 end
  return math.max(0, free)
end

local function settle(budget, result, random)
  local snapshot = result.snapshot
  if snapshot then
    budget.limit = math.max(1, snapshot.limit)
    local windowMs = snapshot.windowSeconds * 1000
    if windowMs > 0 and windowMs <= MAX_MS then budget.windowMs = windowMs end
    budget.isLimited = 1
  elseif result.status == 429 and budget.isLimited == 0 then
    budget.limit = DEFAULT_LIMITS[budget.group] or INFINITY
    budget.isLimited = 1
  elseif result.status and result.status < 300 then
    if budget.isLimited == 0 then budget.limit = INFINITY end
    budget.sharedUntilMs = 0
  end
  if budget.limit < INFINITY then table.insert(budget.answered, now) end
  local slackMs = budget.windowMs / 60 * (3 + random)
  if result.status == 429 then
    local penaltyMs = result.retryAfterMs
    if not penaltyMs or penaltyMs <= 0 then penaltyMs = 30000 end
    pause(budget, now + math.min(penaltyMs, MAX_MS) + slackMs)
    budget.sharedUntilMs = math.max(budget.sharedUntilMs, budget.pausedUntilMs + SHARED_WINDOWS * budget.windowMs)
    return
  end
  if not snapshot then return end
  local known = remainingNow(budget)
  local own = #budget.answered + count(budget.turns)
  if budget.limit - snapshot.remaining > own then budget.sharedUntilMs = now + SHARED_WINDOWS * budget.windowMs end
  local isShared = now < budget.sharedUntilMs
  local isFirst = snapshot.remaining >= budget.limit - 1
  if isFirst then budget.windowEndMs = now + budget.windowMs end
  if isFirst or count(budget.turns) == 0 then budget.remaining = snapshot.remaining
  else budget.remaining = math.min(known, snapshot.remaining) end
  budget.remainingUntilMs = now + budget.windowMs
  if now < budget.windowEndMs then budget.remainingUntilMs = budget.windowEndMs end
  if snapshot.remaining == 0 then
    if isShared then budget.remainingUntilMs = now + budget.windowMs + slackMs end
    budget.pausedUntilMs = math.max(budget.pausedUntilMs, budget.remainingUntilMs)
  elseif isShared then
    local left = known == INFINITY and snapshot.remaining / budget.limit or 0
    local breakMs = budget.windowMs / 60 * (3 * left + random / 2)
    budget.pausedUntilMs = math.max(budget.pausedUntilMs, now + breakMs)
  end
end
`;

/** What a process may ask for; the reply is what is known of the group, as JSON. */
const REQUESTS = `
local request = cjson.decode(ARGV[1])
local budget = read(KEYS[1], request.group)
local reply = { granted = false }

local function setWait(process, wait)
  budget.waits[process] = wait
  redis.call('HSET', budget.key, 'wait:' .. process, string.format('%.0f %.0f %.0f %d %.0f', wait.place, wait.seenUntilMs,
    wait.queued, wait.isRepeat and 1 or 0, wait.given))
end

local function dropWait(process)
  budget.waits[process] = nil
  redis.call('HDEL', budget.key, 'wait:' .. process)
end

local function nextPlace()
  budget.seq = budget.seq + 1
  return budget.seq
end

-- Processes come in turns, whoever has a call that must be sent again first.
local function isBefore(one, other)
  if one.isRepeat ~= other.isRepeat then return one.isRepeat end
  return one.place < other.place
end

if request.kind == 'take' then
  local wait = budget.waits[request.process] or { place = nextPlace() }
  -- Who asks faster doesn't get more: at most two turns more than the one with least of those that wait.
  local least = INFINITY
  for process, other in pairs(budget.waits) do
    if process ~= request.process then least = math.min(least, other.given) end
  end
  wait.given = wait.given or (least < INFINITY and least or 0)
  wait.queued = request.queued
  wait.isRepeat = request.isRepeat
  least = math.min(least, wait.given)
  local function hasMore(one) return one.given > least + 1 and not one.isRepeat end
  local isAhead = hasMore(wait)
  local ahead, aheadOfLast = 0, request.queued - 1
  for process, other in pairs(budget.waits) do
    if process ~= request.process then
      if isBefore(other, wait) and not hasMore(other) then ahead = ahead + 1 end
      aheadOfLast = aheadOfLast + math.min(other.queued, request.queued)
    end
  end
  -- Often enough that an answer to another process is noticed soon.
  local paceMs = math.min(250, math.max(5, budget.windowMs / 200))
  if ahead < freeNow(budget) and not isAhead then
    redis.call('HSET', budget.key, 'turn:' .. request.turn, string.format('%.0f', now + request.leaseMs))
    budget.turns[request.turn] = now + request.leaseMs
    budget.leftMs = now
    reply.granted = true
    if request.queued > 1 then
      setWait(request.process, { place = nextPlace(), seenUntilMs = now + request.graceMs,
        queued = request.queued - 1, isRepeat = false, given = wait.given + 1 })
    else dropWait(request.process) end
  else
    local opensMs = opensAtMs(budget)
    if budget.pausedUntilMs > now then opensMs = math.max(opensMs, budget.pausedUntilMs) end
    local inMs = opensMs - now
    -- What isn't a pause may end earlier, with an answer.
    if budget.pausedUntilMs <= now and (isAhead or count(budget.turns) > 0) then inMs = math.min(inMs, paceMs) end
    if ahead > 0 then inMs = inMs + request.random * paceMs end
    reply.askInMs = math.min(math.max(1, inMs), 1000 + request.random * 500)
    -- As long as no answer has told the limit, the estimate is a guess: nobody is turned away by it.
    reply.lastReadyMs = budget.isLimited == 1 and readyAtMs(budget, aheadOfLast) - now or 0
    wait.seenUntilMs = now + reply.askInMs + request.graceMs
    setWait(request.process, wait)
  end
elseif request.kind == 'settle' then
  if budget.turns[request.turn] then
    budget.turns[request.turn] = nil
    redis.call('HDEL', budget.key, 'turn:' .. request.turn)
  end
  if not request.isUnsent then
    local counted = budget
    if KEYS[3] ~= KEYS[1] then counted = read(KEYS[3], request.countedGroup) end
    settle(counted, request, request.random)
    -- A 429 that names no group is a limit of the account or the address: it is everyone's.
    if request.status == 429 and not request.snapshot then
      redis.call('HSET', KEYS[2], 'pausedUntilMs', string.format('%.0f', counted.pausedUntilMs))
    end
    if counted ~= budget then
      write(counted)
      write(budget)
      budget = counted
    end
  end
elseif request.kind == 'renew' then
  for _, id in ipairs(request.turns) do
    redis.call('HSET', budget.key, 'turn:' .. id, string.format('%.0f', now + request.leaseMs))
    budget.turns[id] = now + request.leaseMs
  end
elseif request.kind == 'leave' then dropWait(request.process)
elseif request.kind == 'tell' then
  -- Redis may have lost what it kept: what processes know makes up for it.
  for _, id in ipairs(request.turns) do
    redis.call('HSET', budget.key, 'turn:' .. id, string.format('%.0f', now + request.leaseMs))
    budget.turns[id] = now + request.leaseMs
  end
  local known = request.state
  if known then
    if budget.isLimited == 0 and known.limit then
      budget.limit = known.limit
      budget.windowMs = known.windowMs
      budget.isLimited = 1
    end
    if known.limit then
      budget.remaining = math.min(remainingNow(budget), known.remaining)
      budget.remainingUntilMs = math.max(budget.remainingUntilMs, now + budget.windowMs)
    end
    if known.waitMs > 0 then budget.pausedUntilMs = math.max(budget.pausedUntilMs, now + known.waitMs) end
  end
end

if request.kind ~= 'state' or budget.isChanged then write(budget) end
-- Another one than before: Redis has lost what it kept.
reply.epoch = redis.call('HGET', KEYS[2], 'epoch') or nil
local queued = 0
for _, wait in pairs(budget.waits) do queued = queued + wait.queued end
local limit = budget.limit
local remaining = math.min(freeNow(budget), MAX_MS)
reply.state = { group = budget.group, limit = limit < INFINITY and limit or nil, windowMs = budget.windowMs,
  remaining = remaining, queued = queued, inFlight = count(budget.turns),
  waitMs = math.max(0, math.ceil(math.max(readyAtMs(budget, queued), remaining > 0 and 0 or opensAtMs(budget)) - now)) }
if request.kind == 'state' then
  reply.groups = {}
  for _, field in ipairs(redis.call('HKEYS', KEYS[2])) do
    local name = string.match(field, '^group:(.*)$')
    if name then table.insert(reply.groups, name) end
  end
  if #reply.groups == 0 then reply.groups = nil end
end
return cjson.encode(reply)
`;

/**
 * The whole script. Keys: the group's hash, the account's, and the hash of the group that a result counts in. One
 * argument: a request, as JSON.
 */
export const BUDGET_SCRIPT = BUDGET + REQUESTS;
