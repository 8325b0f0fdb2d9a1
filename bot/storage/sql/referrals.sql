-- name: get(user_id)^
SELECT * FROM referrals WHERE user_id = :user_id

-- name: put(user_id, partner_id, label, came_at, update_id)!
INSERT INTO referrals (user_id, partner_id, label, came_at, update_id)
VALUES (:user_id, :partner_id, :label, :came_at, :update_id)
ON CONFLICT (user_id) DO UPDATE
SET partner_id = excluded.partner_id, label = excluded.label, came_at = excluded.came_at,
    update_id = excluded.update_id

-- name: add_bid(bid_id, partner_id, label)!
INSERT INTO partner_bids (bid_id, partner_id, label) VALUES (:bid_id, :partner_id, :label)

-- name: bid(bid_id)^
SELECT * FROM partner_bids WHERE bid_id = :bid_id

-- name: made(bid_id, at)^
-- Counted once: nothing comes back the next time, nor for an order that nobody's link brought.
UPDATE partner_bids SET made_at = :at WHERE bid_id = :bid_id AND made_at IS NULL
RETURNING *

-- name: paid(bid_id, at)^
UPDATE partner_bids SET paid_at = :at WHERE bid_id = :bid_id AND paid_at IS NULL
RETURNING *

-- name: count(partner_id)$
SELECT COUNT(*) FROM partner_bids WHERE partner_id = :partner_id AND made_at IS NOT NULL

-- name: page(partner_id, before, limit)
-- The newest first, those with lower ids than `before`.
SELECT bids.*, partner_bids.label FROM partner_bids JOIN bids ON bids.id = partner_bids.bid_id
WHERE partner_bids.partner_id = :partner_id AND partner_bids.bid_id < :before AND partner_bids.made_at IS NOT NULL
ORDER BY partner_bids.bid_id DESC LIMIT :limit
