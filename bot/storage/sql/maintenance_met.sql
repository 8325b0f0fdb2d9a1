-- name: add(user_id, at)!
INSERT INTO maintenance_met (user_id, met_at) VALUES (:user_id, :at) ON CONFLICT (user_id) DO NOTHING

-- name: first(limit)
SELECT user_id FROM maintenance_met ORDER BY user_id LIMIT :limit

-- name: take(user_id)^
DELETE FROM maintenance_met WHERE user_id = :user_id
RETURNING user_id
