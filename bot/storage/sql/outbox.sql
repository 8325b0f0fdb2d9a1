-- name: newest_queued(chat_id)$
SELECT MAX(id) FROM outbox WHERE chat_id = :chat_id AND state = 'queued'

-- name: add(id, chat_id, kind, bid_id, payload, at)!
INSERT INTO outbox (id, chat_id, kind, bid_id, payload, state, attempts, run_at, created_at)
VALUES (:id, :chat_id, :kind, :bid_id, :payload, 'queued', 0, :at, :at)

-- name: due(at, limit)
-- The oldest queued message of a chat or none: a later one never overtakes.
SELECT * FROM outbox AS message
WHERE state = 'queued' AND run_at <= :at AND NOT EXISTS (
    SELECT 1 FROM outbox AS older
    WHERE older.chat_id = message.chat_id AND older.state = 'queued' AND older.id < message.id
)
ORDER BY id LIMIT :limit

-- name: sent(id, at)!
UPDATE outbox SET state = 'sent', attempts = attempts + 1, done_at = :at WHERE id = :id AND state = 'queued'

-- name: dropped(id, at, why)!
UPDATE outbox SET state = 'dropped', attempts = attempts + 1, done_at = :at, trouble = :why
WHERE id = :id AND state = 'queued'

-- name: retry(id, run_at)!
UPDATE outbox SET attempts = attempts + 1, run_at = :run_at WHERE id = :id AND state = 'queued'

-- name: drop_chat(chat_id, at)!
UPDATE outbox SET state = 'dropped', done_at = :at, trouble = 'chat unreachable'
WHERE chat_id = :chat_id AND state = 'queued'

-- name: next_run_at()$
-- Only the oldest queued message of each chat counts: those behind it wait for it whatever their own time is.
SELECT run_at FROM outbox AS message
WHERE state = 'queued' AND NOT EXISTS (
    SELECT 1 FROM outbox AS older
    WHERE older.chat_id = message.chat_id AND older.state = 'queued' AND older.id < message.id
)
ORDER BY run_at LIMIT 1
