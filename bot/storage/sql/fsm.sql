-- name: get(key)^
SELECT * FROM fsm WHERE key = :key

-- name: hold(key, at)^
-- Reads the row and keeps others from changing it until the transaction ends; makes an empty one if there is none.
INSERT INTO fsm (key, state, data, updated_at)
VALUES (:key, NULL, '{}', :at)
ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at
RETURNING *

-- name: put(key, state, data, at)!
INSERT INTO fsm (key, state, data, updated_at)
VALUES (:key, :state, :data, :at)
ON CONFLICT (key) DO UPDATE
SET state = excluded.state, data = excluded.data, updated_at = excluded.updated_at

-- name: delete(key)!
DELETE FROM fsm WHERE key = :key
