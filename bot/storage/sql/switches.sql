-- name: newest_id()$
SELECT MAX(id) FROM switches

-- name: current()
-- What holds of each name.
SELECT * FROM switches WHERE id IN (SELECT MAX(id) FROM switches GROUP BY name)

-- name: history(name, limit)
SELECT * FROM switches WHERE name = :name ORDER BY id DESC LIMIT :limit

-- name: put(id, name, value, set_by, at)!
INSERT INTO switches (id, name, value, set_by, set_at) VALUES (:id, :name, :value, :set_by, :at)
