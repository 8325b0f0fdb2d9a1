-- name: get(user_id)^
SELECT * FROM blocks WHERE user_id = :user_id

-- name: add(user_id, reason, by, at)^
-- Once: nothing comes back for who is blocked.
INSERT INTO blocks (user_id, reason, blocked_by, blocked_at)
VALUES (:user_id, :reason, :by, :at)
ON CONFLICT (user_id) DO NOTHING
RETURNING *

-- name: remove(user_id)^
DELETE FROM blocks WHERE user_id = :user_id
RETURNING *

-- name: told(user_id, at, before)^
-- Nothing comes back when they were told later than that.
UPDATE blocks SET told_at = :at WHERE user_id = :user_id AND COALESCE(told_at, 0) < :before
RETURNING *

-- name: count()$
SELECT COUNT(*) FROM blocks

-- name: page(offset, limit)
SELECT * FROM blocks ORDER BY blocked_at DESC, user_id DESC LIMIT :limit OFFSET :offset
