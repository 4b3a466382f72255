-- Reserves paced send slots on Redis' own clock (GCRA without a burst).
--
-- KEYS[1]        the sender's key: its slots are spaced exactly
-- KEYS[2..m-1]   what the sender shares with others (A2P campaign, account): the slowest wins,
--                and each of them advances on its own time line, so that a slow sender's slots
--                in the future do not hold up other senders
-- KEYS[m]        the sender's strain: how many refusals in a row (see push_back.lua)
-- ARGV[1]        horizon in µs: no slot lies further ahead than this
-- ARGV[2]        start in µs: a missing key begins this far ahead, since slots may be out already
-- ARGV[3]        longest in µs: a key further ahead than this is wrong and is clamped
-- ARGV[4..m+2]   µs per segment, one for each key but the last
-- ARGV[m+3..]    the segments of each wanted slot, in order
-- Returns {now, next, strain, slot, slot, …}: times in µs; `next` is where the first slot lies
-- that was not granted.
local m = #KEYS
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local horizon, start, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local strain = tonumber(redis.call('GET', KEYS[m]) or '0')
local probe = 1000000

local free, step = {}, {}
for k = 1, m - 1 do
  local kept = tonumber(redis.call('GET', KEYS[k]) or '')
  free[k] = math.min(math.max(kept or (now + start), now), now + longest)
  step[k] = tonumber(ARGV[3 + k])
end

local answer = {now, 0, strain}
local first = 3 + m
for i = first, #ARGV do
  local slot = now
  for k = 1, m - 1 do slot = math.max(slot, free[k]) end
  answer[2] = slot
  -- Under strain one text at a time, and one a second, probes whether Twilio takes texts again.
  if slot > now + horizon or (strain > 1 and i > first) then break end
  local weight = tonumber(ARGV[i])
  free[1] = slot + weight * step[1]
  if strain > 1 then free[1] = math.max(free[1], slot + probe) end
  for k = 2, m - 1 do free[k] = free[k] + weight * step[k] end
  answer[#answer + 1] = math.floor(slot)
end
answer[2] = math.floor(answer[2])

for k = 1, m - 1 do
  redis.call('SET', KEYS[k], string.format('%.0f', free[k]), 'PX', 600000)
end
return answer
