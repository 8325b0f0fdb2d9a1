-- name: add(id, user_id, chat_id, draft_id, lang, direction_id, request, at, callback_token, look_at)^
INSERT INTO bids (id, user_id, chat_id, draft_id, lang, direction_id, request, stage, created_at, updated_at,
    callback_token, look_at)
VALUES (:id, :user_id, :chat_id, :draft_id, :lang, :direction_id, :request, 'creating', :at, :at,
    :callback_token, :look_at)
ON CONFLICT (draft_id) DO NOTHING
RETURNING *

-- name: get(id)^
SELECT * FROM bids WHERE id = :id

-- name: hold(id)^
-- Both engines keep others from a row that is written, even as it was.
UPDATE bids SET id = id WHERE id = :id
RETURNING *

-- name: by_draft(draft_id)^
SELECT * FROM bids WHERE draft_id = :draft_id

-- name: by_callback(callback_token)^
SELECT * FROM bids WHERE callback_token = :callback_token

-- name: made(id, site_id, hash, status, snapshot, at, stage, look_at)^
UPDATE bids
SET stage = :stage, site_id = :site_id, hash = :hash, status = :status, snapshot = :snapshot, snapshot_at = :at,
    trouble = NULL, updated_at = :at, look_at = COALESCE(look_at, :look_at), erased_at = NULL, replaced_by = NULL
WHERE id = :id AND stage IN ('creating', 'checking', 'refused', 'failed')
RETURNING *

-- name: set_stage(id, from_stage, to_stage, trouble, at)^
UPDATE bids SET stage = :to_stage, trouble = :trouble, updated_at = :at
WHERE id = :id AND stage = :from_stage
RETURNING *

-- name: set_call(id, called_at, feed_from, was)^
-- `was`: 0 for none. Nothing when another process has called since.
UPDATE bids SET called_at = :called_at, feed_from = :feed_from
WHERE id = :id AND stage IN ('creating', 'checking') AND COALESCE(called_at, 0) = :was
RETURNING *

-- name: set_snapshot(id, status, snapshot, at, stage, look_at)^
-- An answer older than the one already kept changes nothing. An erased order has details again: of this answer.
UPDATE bids
SET status = :status, snapshot = :snapshot, snapshot_at = :at, stage = :stage,
    updated_at = CASE WHEN status = :status THEN updated_at ELSE :at END, look_at = :look_at, erased_at = NULL
WHERE id = :id AND stage IN ('open', 'closed') AND (snapshot_at IS NULL OR snapshot_at <= :at)
RETURNING *

-- name: set_status(id, status, snapshot, at, stage, look_at)^
-- Told by the site's list: the snapshot is as old as it was, but for its status.
UPDATE bids
SET status = :status, snapshot = :snapshot, stage = :stage, updated_at = :at, look_at = :look_at
WHERE id = :id AND stage IN ('open', 'closed') AND (snapshot_at IS NULL OR snapshot_at <= :at)
RETURNING *

-- name: replace(id, user_id, by)!
UPDATE bids SET replaced_by = :by
WHERE id = :id AND user_id = :user_id AND stage IN ('refused', 'failed')

-- name: set_card(id, message_id)!
UPDATE bids SET card_message_id = :message_id WHERE id = :id

-- name: set_code(id, message_id)!
UPDATE bids SET code_message_id = :message_id WHERE id = :id

-- name: due(at, limit)
-- A hint may come before the order is known to be made.
SELECT * FROM bids WHERE look_at <= :at AND site_id IS NOT NULL ORDER BY look_at, id LIMIT :limit

-- name: set_look(id, look_at)!
UPDATE bids SET look_at = :look_at WHERE id = :id

-- name: look_in_turn(at, spread)!
-- Spread by the random end of the ids.
UPDATE bids SET look_at = :at + id % :spread WHERE stage = 'open' AND look_at IS NULL

-- name: look_for_revived(at, after, spread)!
UPDATE bids SET look_at = :at + id % :spread
WHERE id > :after AND stage = 'closed' AND status IN ('cancel', 'delete') AND look_at IS NULL

-- name: stop_looking(at)!
-- But for those whose last answer is older than their status, or that are due.
UPDATE bids SET look_at = NULL WHERE look_at > :at AND snapshot_at >= updated_at

-- name: watched(after, recent, limit)
SELECT id, site_id FROM bids WHERE stage = 'open' AND id > :after
UNION ALL
SELECT id, site_id FROM bids
WHERE stage = 'closed' AND status IN ('cancel', 'delete') AND id > :after AND id > :recent
ORDER BY id LIMIT :limit

-- name: count_all_open()$
SELECT COUNT(*) FROM bids WHERE stage = 'open'

-- name: page(user_id, tried_since, offset, limit)
SELECT * FROM bids
WHERE user_id = :user_id AND replaced_by IS NULL
    AND (stage NOT IN ('refused', 'failed') OR updated_at >= :tried_since)
ORDER BY CASE WHEN stage = 'closed' THEN 1 WHEN stage IN ('refused', 'failed') THEN 2 ELSE 0 END, id DESC
LIMIT :limit OFFSET :offset

-- name: requests(user_id, limit)
SELECT request FROM bids WHERE user_id = :user_id AND replaced_by IS NULL ORDER BY id DESC LIMIT :limit

-- name: count(user_id, tried_since)$
SELECT COUNT(*) FROM bids
WHERE user_id = :user_id AND replaced_by IS NULL
    AND (stage NOT IN ('refused', 'failed') OR updated_at >= :tried_since)

-- name: made_at(user_id, newer)^
-- When the person's order was made that has so many newer ones; those that never reached the site don't count.
SELECT created_at FROM bids WHERE user_id = :user_id AND stage <> 'failed'
ORDER BY id DESC LIMIT 1 OFFSET :newer

-- name: count_open(user_id)$
SELECT COUNT(*) FROM bids WHERE user_id = :user_id AND stage IN ('creating', 'checking', 'open')

-- name: count_unsettled(user_id, since)$
-- Those that are going on, and those that came to nothing since then: what was sent for one may still be coming.
SELECT COUNT(*) FROM bids
WHERE user_id = :user_id AND (
    stage IN ('creating', 'checking', 'open')
    OR (stage = 'closed' AND status <> 'success' AND updated_at >= :since)
)

-- name: to_show_again(user_id, since)
-- Those that are going on, and those of which something could not be told since then.
SELECT * FROM bids
WHERE user_id = :user_id AND (
    stage IN ('creating', 'checking', 'open') OR updated_at >= :since OR EXISTS (
        SELECT 1 FROM outbox
        WHERE outbox.chat_id = bids.chat_id AND outbox.state = 'dropped' AND outbox.done_at >= :since
            AND outbox.bid_id = bids.id
    )
)
ORDER BY id
