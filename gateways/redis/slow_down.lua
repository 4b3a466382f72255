-- Lowers the pace of a sender (or of its A2P campaign) after a 429 or a carrier's rate code.
--
-- KEYS[1]   the pace, a hash: share (of the rates, above 0 and at most 1), at (when it began to
--           rise), lowered (when it was last lowered), both in µs of Redis' clock
-- ARGV[1]   what the share is multiplied by
-- ARGV[2]   the least share
-- ARGV[3]   rise in µs, as in throttle.lua
-- ARGV[4]   apart in µs: news of texts that left together count once
-- Returns {share in millionths, now in µs}.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local factor, least = tonumber(ARGV[1]), tonumber(ARGV[2])
local rise, apart = tonumber(ARGV[3]), tonumber(ARGV[4])
local kept = redis.call('HMGET', KEYS[1], 'share', 'at', 'lowered')
local share = 1
if kept[1] then
  local risen = math.max(0, now - tonumber(kept[2])) / rise
  share = math.min(1, tonumber(kept[1]) + risen)
  local since = now - tonumber(kept[3])
  if since >= 0 and since < apart then return {math.floor(share * 1000000), now} end
end
share = math.max(least, share * factor)
local at = string.format('%.0f', now)
redis.call('HSET', KEYS[1], 'share', string.format('%.6f', share), 'at', at, 'lowered', at)
redis.call('PEXPIRE', KEYS[1], 600000)
return {math.floor(share * 1000000), now}
