-- name: by_site_id(site_id)
-- One, as a rule: another site, or another key's, may have used the number too.
SELECT * FROM bids WHERE site_id = :site_id ORDER BY id DESC LIMIT 8

-- name: by_hash(hash)^
SELECT * FROM bids WHERE hash = :hash ORDER BY id DESC LIMIT 1

-- name: of_customer(user_id, offset, limit)
SELECT * FROM bids WHERE user_id = :user_id ORDER BY id DESC LIMIT :limit OFFSET :offset

-- name: count_of_customer(user_id)$
SELECT COUNT(*) FROM bids WHERE user_id = :user_id

-- name: in_status(status, offset, limit)
SELECT * FROM bids WHERE status = :status ORDER BY id DESC LIMIT :limit OFFSET :offset

-- name: count_in_status(status)$
SELECT COUNT(*) FROM bids WHERE status = :status

-- name: next_status(after)$
-- One step through the index for each status there is, however many orders have it.
SELECT MIN(status) FROM bids WHERE status > :after

-- name: jobs(bid_id)
SELECT * FROM jobs WHERE bid_id = :bid_id ORDER BY id

-- name: messages(bid_id, chat_id, limit)
SELECT * FROM outbox WHERE bid_id = :bid_id AND chat_id = :chat_id ORDER BY id DESC LIMIT :limit

-- name: sent_again_since(bid_id, chat_id, kind, since)^
SELECT * FROM outbox
WHERE bid_id = :bid_id AND chat_id = :chat_id AND kind = :kind AND created_at > :since
LIMIT 1

-- name: stuck(before, offset, limit)
SELECT * FROM bids
WHERE stage = 'open' AND status NOT IN ('new', 'techpay') AND updated_at <= :before
ORDER BY updated_at, id LIMIT :limit OFFSET :offset

-- name: count_stuck(before)$
SELECT COUNT(*) FROM bids WHERE stage = 'open' AND status NOT IN ('new', 'techpay') AND updated_at <= :before

-- name: stuck_untold(before, limit)
SELECT * FROM bids
WHERE stage = 'open' AND status NOT IN ('new', 'techpay') AND COALESCE(stuck_told, -1) <> updated_at
    AND updated_at <= :before
ORDER BY updated_at, id LIMIT :limit

-- name: tell_stuck(id, since)^
-- Nothing comes back when it is told already, or the order has gone on meanwhile.
UPDATE bids SET stuck_told = updated_at
WHERE id = :id AND updated_at = :since AND stage = 'open' AND status NOT IN ('new', 'techpay')
    AND COALESCE(stuck_told, -1) <> updated_at
RETURNING *

-- name: made_between(after, before, limit)
-- The oldest first, each with whose partner's link brought it.
SELECT bids.*, partner_bids.partner_id, partner_bids.label
FROM bids LEFT JOIN partner_bids ON partner_bids.bid_id = bids.id
WHERE bids.id > :after AND bids.id < :before
ORDER BY bids.id LIMIT :limit
