-- name: counts(user_id)
-- How many of a person's orders stand where; none for what there is none of.
SELECT stage, COALESCE(status, '') AS status, COUNT(*) AS orders FROM bids WHERE user_id = :user_id
GROUP BY stage, status

-- name: done(user_id, newest)
-- The site's last answers about completed orders, the newest first.
SELECT snapshot FROM bids
WHERE user_id = :user_id AND stage = 'closed' AND status = 'success' AND snapshot IS NOT NULL
ORDER BY id DESC LIMIT :newest

-- name: shut_out(id, at)!
-- Also who has never written.
INSERT INTO users (id, created_at, seen_at, shut_out_at)
VALUES (:id, :at, :at, :at)
ON CONFLICT (id) DO UPDATE SET shut_out_at = excluded.shut_out_at

-- name: let_in(id)!
UPDATE users SET shut_out_at = NULL WHERE id = :id
