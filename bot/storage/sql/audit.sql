-- name: add(id, user_id, action, subject, details, at)!
INSERT INTO audit (id, user_id, action, subject, details, at)
VALUES (:id, :user_id, :action, :subject, :details, :at)

-- name: count()$
SELECT COUNT(*) FROM audit

-- name: page(limit, offset)
SELECT * FROM audit ORDER BY id DESC LIMIT :limit OFFSET :offset

-- name: count_of(user_id)$
SELECT COUNT(*) FROM audit WHERE user_id = :user_id

-- name: page_of(user_id, limit, offset)
SELECT * FROM audit WHERE user_id = :user_id ORDER BY id DESC LIMIT :limit OFFSET :offset

-- name: people(limit, offset)
SELECT user_id FROM audit GROUP BY user_id ORDER BY user_id LIMIT :limit OFFSET :offset

-- name: old(before_id, limit)
SELECT id FROM audit WHERE id < :before_id ORDER BY id LIMIT :limit

-- name: forget(id)!
DELETE FROM audit WHERE id = :id
