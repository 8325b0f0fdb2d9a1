-- name: add(id, kind, bid_id, payload, run_at, asked_by, at)^
-- One of a kind is under way at a time, and one comes of one update: see both unique indexes.
INSERT INTO jobs (id, kind, bid_id, state, attempts, run_at, payload, asked_by, created_at)
VALUES (:id, :kind, :bid_id, 'queued', 0, :run_at, :payload, :asked_by, :at)
ON CONFLICT DO NOTHING
RETURNING *

-- name: due_creates(at, limit)
SELECT * FROM jobs WHERE state = 'queued' AND kind = 'create_bid' AND run_at <= :at ORDER BY run_at, id LIMIT :limit

-- name: due_others(at, limit)
SELECT * FROM jobs WHERE state = 'queued' AND kind <> 'create_bid' AND run_at <= :at ORDER BY run_at, id LIMIT :limit

-- name: start(id, at)^
UPDATE jobs SET state = 'running', attempts = attempts + 1, started_at = :at
WHERE id = :id AND state = 'queued'
RETURNING *

-- name: finish(id, result, at)^
UPDATE jobs SET state = 'done', result = :result, done_at = :at
WHERE id = :id AND state = 'running'
RETURNING *

-- name: retry(id, run_at, payload)^
-- started_at stays, for whoever reads the table.
UPDATE jobs SET state = 'queued', run_at = :run_at, payload = :payload
WHERE id = :id AND state = 'running'
RETURNING *

-- name: note(id, payload, was)^
UPDATE jobs SET payload = :payload WHERE id = :id AND state = 'running' AND payload = :was
RETURNING *

-- name: put_off(id, run_at)!
UPDATE jobs SET state = 'queued', run_at = :run_at WHERE id = :id AND state = 'running'

-- name: run_now(bid_id, kind, at)!
UPDATE jobs SET run_at = :at WHERE bid_id = :bid_id AND kind = :kind AND state = 'queued' AND run_at > :at

-- name: running()
SELECT * FROM jobs WHERE state = 'running' ORDER BY id

-- name: active(bid_id)
SELECT * FROM jobs WHERE bid_id = :bid_id AND state <> 'done' ORDER BY id

-- name: next_create_at()$
SELECT MIN(run_at) FROM jobs WHERE state = 'queued' AND kind = 'create_bid'

-- name: next_other_at()$
SELECT MIN(run_at) FROM jobs WHERE state = 'queued' AND kind <> 'create_bid'
