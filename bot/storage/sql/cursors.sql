-- name: get(name)$
SELECT value FROM cursors WHERE name = :name

-- name: put(name, value)!
INSERT INTO cursors (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: claim(name, value, before)^
INSERT INTO cursors (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE cursors.value < :before
RETURNING *
