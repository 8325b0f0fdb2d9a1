-- name: bids_to_erase(before, limit)
SELECT * FROM bids
WHERE erased_at IS NULL AND stage IN ('closed', 'refused', 'failed') AND updated_at < :before
ORDER BY updated_at LIMIT :limit

-- name: erase_bid(id, updated_at, request, snapshot, at)^
-- Nothing comes back when the order has changed meanwhile: then it isn't old any more.
UPDATE bids
SET request = :request, snapshot = :snapshot, hash = NULL, trouble = NULL, callback_token = NULL, erased_at = :at
WHERE id = :id AND updated_at = :updated_at AND erased_at IS NULL AND stage IN ('closed', 'refused', 'failed')
RETURNING *

-- name: old_messages(before_id, limit)
SELECT id FROM outbox WHERE id < :before_id AND state <> 'queued' ORDER BY id LIMIT :limit

-- name: forget_message(id)!
DELETE FROM outbox WHERE id = :id

-- name: old_jobs(before_id, limit)
SELECT id FROM jobs WHERE id < :before_id AND state = 'done' ORDER BY id LIMIT :limit

-- name: forget_job(id)!
DELETE FROM jobs WHERE id = :id

-- name: conversations(after, limit)
SELECT key, updated_at FROM fsm WHERE key > :after ORDER BY key LIMIT :limit

-- name: forget_conversation(key, before)!
DELETE FROM fsm WHERE key = :key AND updated_at < :before
