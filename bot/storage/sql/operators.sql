-- name: role_of(user_id)$
SELECT role FROM operators WHERE user_id = :user_id

-- name: get(user_id)^
SELECT * FROM operators WHERE user_id = :user_id

-- name: any()$
SELECT user_id FROM operators ORDER BY user_id LIMIT 1

-- name: list()
SELECT * FROM operators ORDER BY given_at, user_id

-- name: give(user_id, role, name, given_by, at)!
-- Who gets another role keeps the name that is known of them, if no other is.
INSERT INTO operators (user_id, role, name, given_by, given_at)
VALUES (:user_id, :role, :name, :given_by, :at)
ON CONFLICT (user_id) DO UPDATE
SET role = excluded.role, given_by = excluded.given_by, given_at = excluded.given_at,
    name = CASE WHEN excluded.name = '' THEN operators.name ELSE excluded.name END

-- name: take(user_id)^
DELETE FROM operators WHERE user_id = :user_id
RETURNING *
