-- name: role_of(user_id)$
SELECT role FROM operators WHERE user_id = :user_id

-- name: list()
SELECT * FROM operators ORDER BY given_at, user_id

-- name: give(user_id, role, given_by, at)!
INSERT INTO operators (user_id, role, given_by, given_at) VALUES (:user_id, :role, :given_by, :at)
ON CONFLICT (user_id) DO UPDATE
SET role = excluded.role, given_by = excluded.given_by, given_at = excluded.given_at

-- name: take(user_id)^
DELETE FROM operators WHERE user_id = :user_id
RETURNING *
