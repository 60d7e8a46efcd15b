/**
 * A value and its lock, in three keys. `fence` grows with each lock that is given and each save without one: whoever
 * comes with an older fence has lost the lock to another, and can't save any more.
 *
 * Keys: the value, the lock, the fence. Arguments: what to do, the owner, its fence, and what that takes.
 */
export const LOCKED_VALUE_SCRIPT = `
local kind, owner, fence = ARGV[1], ARGV[2], ARGV[3]
if kind == 'lock' then
  if not redis.call('SET', KEYS[2], owner, 'NX', 'PX', ARGV[4]) then return 0 end
  -- A Redis that has lost what it kept doesn't begin with fences that were given before.
  redis.call('SETNX', KEYS[3], redis.call('TIME')[1])
  return redis.call('INCR', KEYS[3])
end
if kind == 'renew' or kind == 'unlock' then
  if redis.call('GET', KEYS[2]) ~= owner then return 0 end
  if kind == 'renew' then return redis.call('PEXPIRE', KEYS[2], ARGV[4]) end
  return redis.call('DEL', KEYS[2])
end
if kind == 'load' then return redis.call('GET', KEYS[1]) end
-- save and remove
if fence == '' then redis.call('INCR', KEYS[3])
elseif (redis.call('GET', KEYS[3]) or fence) ~= fence then return 0 end
if kind == 'remove' then redis.call('DEL', KEYS[1])
elseif ARGV[5] == '' then redis.call('SET', KEYS[1], ARGV[4])
else redis.call('SET', KEYS[1], ARGV[4], 'PX', ARGV[5]) end
return 1
`;
