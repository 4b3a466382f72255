-- Reserves paced send slots on Redis' own clock (GCRA without a burst).
--
-- KEYS[1]        the sender's key: its slots are spaced exactly
-- KEYS[2..n]     what the sender shares with others (A2P campaign, account last): the slowest
--                wins, and each of them advances on its own time line, so that a slow sender's
--                slots in the future do not hold up other senders
-- KEYS[n+1]      the sender's strain: how many refusals in a row (see push_back.lua)
-- KEYS[n+2]      the pace: which share of their rates the keys before the account may use now
--                (see slow_down.lua)
-- KEYS[n+3]      since when this Redis remembers, in µs: younger than any slot that may be out, it
--                was wiped, or is new
-- ARGV[1]        horizon in µs: no slot lies further ahead than this
-- ARGV[2]        start in µs: so far ahead may the slots be that a wiped Redis has forgotten, so a
--                missing key begins behind them; of a Redis that remembers longer it has rested
-- ARGV[3]        longest in µs: a key further ahead than this is wrong and is clamped
-- ARGV[4]        rise in µs: in this time of success the pace goes up by a whole
-- ARGV[5..n+4]   µs per segment, one for each slot key
-- ARGV[n+5..]    the segments of each wanted slot, in order
-- Returns {now, next, strain, share, slot, slot, …}: times in µs; `next` is where the first slot
-- lies that was not granted; `share` is the pace in millionths.
local n = #KEYS - 3
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local horizon, start, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local rise = tonumber(ARGV[4])
local strain = tonumber(redis.call('GET', KEYS[n + 1]) or '0')
local probe = 1000000

local since = tonumber(redis.call('GET', KEYS[n + 3]) or '')
if not since or since > now then
  since = now
  redis.call('SET', KEYS[n + 3], string.format('%.0f', now))
end
local heaviest = 1
for i = n + 5, #ARGV do heaviest = math.max(heaviest, tonumber(ARGV[i])) end

local pace = redis.call('HMGET', KEYS[n + 2], 'share', 'at')
local share = 1
if pace[1] then
  share = tonumber(pace[1])
  if strain == 0 then
    share = math.min(1, share + math.max(0, now - tonumber(pace[2])) / rise)
  else
    -- Only success raises it: while refused, the rise waits.
    redis.call('HSET', KEYS[n + 2], 'at', string.format('%.0f', now))
  end
end

local free, step = {}, {}
for k = 1, n do
  local kept = tonumber(redis.call('GET', KEYS[k]) or '')
  step[k] = tonumber(ARGV[4 + k])
  if k == 1 or k < n then step[k] = step[k] / share end
  -- Not on the last forgotten slot either: the text there has its own segments.
  kept = kept or (since + start + heaviest * step[k])
  free[k] = math.min(math.max(kept, now), now + longest)
end

local answer = {now, 0, strain, math.floor(share * 1000000)}
local first = n + 5
for i = first, #ARGV do
  local slot = now
  for k = 1, n do slot = math.max(slot, free[k]) end
  answer[2] = slot
  -- Under strain one text at a time, and one a second, probes whether Twilio takes texts again.
  if slot > now + horizon or (strain > 1 and i > first) then break end
  local weight = tonumber(ARGV[i])
  free[1] = slot + weight * step[1]
  if strain > 1 then free[1] = math.max(free[1], slot + probe) end
  for k = 2, n do free[k] = free[k] + weight * step[k] end
  answer[#answer + 1] = math.floor(slot)
end
answer[2] = math.floor(answer[2])

for k = 1, n do
  redis.call('SET', KEYS[k], string.format('%.0f', free[k]), 'PX', 600000)
end
return answer
