-- Pushes all slots of these keys back after Twilio refused a text for now (429, queue full).
--
-- KEYS[1..m-1]  as in throttle.lua
-- KEYS[m]       the sender's strain
-- ARGV[1]       Retry-After in µs, 0 where Twilio named none
-- ARGV[2]       horizon in µs
-- ARGV[3]       longest in µs
-- ARGV[4..]     the holds in µs for the 1st, 2nd, … refusal in a row; the last one for the rest
-- Returns {hold in µs, strain, now in µs}. Refusals of texts that were under way together count once.
local m = #KEYS
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local after, horizon, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local strain = tonumber(redis.call('GET', KEYS[m]) or '0')
local ahead = tonumber(redis.call('GET', KEYS[1]) or '0') - now

local hold = 0
if ahead <= horizon then
  strain = strain + 1
  redis.call('SET', KEYS[m], strain, 'PX', 180000)
  hold = tonumber(ARGV[3 + math.min(strain, #ARGV - 3)])
end
hold = math.min(math.max(hold, after), longest)
local kept = tonumber(redis.call('GET', KEYS[1]) or '0')
redis.call('SET', KEYS[1], string.format('%.0f', math.max(kept, now + hold)), 'PX', 600000)
return {math.floor(hold), strain, now}
