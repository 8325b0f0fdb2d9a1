-- One more update of a person: `OwnCounts.ask`, with every number and flag in Redis. Times in seconds.
-- KEYS: the person, all strangers, the notes.
-- ARGV: interval and lead of a stranger, of a customer, of all strangers, of notes; the pause; whether the
-- person can be told; what was looked up ('1', '0' or ''); how long a person is remembered.
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local person = redis.call('HMGET', KEYS[1], 'due', 'customer', 'looked_up', 'held', 'told')
local due, customer = tonumber(person[1]) or 0, person[2] == '1'
local looked_up, held, told = person[3] == '1', person[4] == '1', person[5] == '1'
local strangers_due = tonumber(redis.call('GET', KEYS[2])) or 0
local notes_due = tonumber(redis.call('GET', KEYS[3])) or 0
local function number(place) return tonumber(ARGV[place]) end
local function text(value) return string.format('%.6f', value) end
local function waits(at, lead) return at - lead > now end
local function keep(key, at, interval)
    redis.call('SET', key, text(math.max(at, now) + interval), 'EX', ARGV[12])
end

if due <= now then looked_up, held, told = false, false, false end
if ARGV[11] ~= '' then
    looked_up = true
    if ARGV[11] == '1' and not customer then customer, due = true, 0 end
end
local interval = customer and number(3) or number(1)
local lead = customer and number(4) or number(2)
local verdict
if not waits(due, lead) and (customer or not waits(strangers_due, number(6))) then
    verdict = 0
    due = math.max(due, now) + interval
    if not customer then keep(KEYS[2], strangers_due, number(5)) end
elseif not customer and not looked_up then
    verdict = 1
else
    verdict = waits(due, lead) and 2 or 3
    if not held then
        held = true
        due = math.max(due, now + number(9) + lead)
    end
    if not told and ARGV[10] == '1' and not waits(notes_due, number(8)) then
        told = true
        keep(KEYS[3], notes_due, number(7))
        verdict = verdict + 2
    end
end
local function flag(value) return value and '1' or '0' end
redis.call('HSET', KEYS[1], 'due', text(due), 'customer', flag(customer), 'looked_up', flag(looked_up),
    'held', flag(held), 'told', flag(told))
redis.call('EXPIRE', KEYS[1], ARGV[12])
return verdict
