-- name: backlog()^
-- The lowest id is that of the oldest: ids begin with their time.
SELECT COUNT(*) AS depth, MIN(id) AS oldest_id FROM outbox WHERE state = 'queued'

-- name: jobs_queued()
SELECT kind, COUNT(*) AS count FROM jobs WHERE state = 'queued' GROUP BY kind

-- name: jobs_running()
SELECT kind, COUNT(*) AS count FROM jobs WHERE state = 'running' GROUP BY kind

-- name: notes_of_queued(limit)
SELECT payload FROM jobs WHERE state = 'queued' ORDER BY run_at, id LIMIT :limit

-- name: payouts_unclear()$
-- Also in the index's own words, so that SQLite uses it.
SELECT COUNT(*) FROM payouts WHERE stage IN ('asking', 'checking') AND stage = 'checking'

-- name: orders_since(after)
SELECT stage, status, COUNT(*) AS count FROM bids WHERE id > :after GROUP BY stage, status
