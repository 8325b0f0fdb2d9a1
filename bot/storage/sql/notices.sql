-- name: add(id, kind, bid_id, about, at)!
INSERT INTO notices (id, kind, bid_id, about, at) VALUES (:id, :kind, :bid_id, :about, :at)

-- name: oldest(limit)
SELECT * FROM notices ORDER BY id LIMIT :limit

-- name: forget(id)!
DELETE FROM notices WHERE id = :id

-- name: on_its_way(chat_id, kind)$
SELECT id FROM outbox WHERE chat_id = :chat_id AND state = 'queued' AND kind = :kind LIMIT 1
