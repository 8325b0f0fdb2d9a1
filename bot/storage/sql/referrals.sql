-- name: get(user_id)^
SELECT * FROM referrals WHERE user_id = :user_id

-- name: put(user_id, partner_id, label, came_at, update_id, opened, opened_at)!
INSERT INTO referrals (user_id, partner_id, label, came_at, update_id, opened, opened_at)
VALUES (:user_id, :partner_id, :label, :came_at, :update_id, :opened, :opened_at)
ON CONFLICT (user_id) DO UPDATE
SET partner_id = excluded.partner_id, label = excluded.label, came_at = excluded.came_at,
    update_id = excluded.update_id, opened = excluded.opened, opened_at = excluded.opened_at

-- name: add_bid(bid_id, partner_id, label)!
INSERT INTO partner_bids (bid_id, partner_id, label, counted) VALUES (:bid_id, :partner_id, :label, 0)

-- name: bid(bid_id)^
SELECT * FROM partner_bids WHERE bid_id = :bid_id

-- name: made(bid_id, at)^
-- Once: nothing comes back the next time, nor for an order that nobody's link brought.
UPDATE partner_bids SET made_at = :at, count_at = :at, site_id = (SELECT site_id FROM bids WHERE id = :bid_id)
WHERE bid_id = :bid_id AND made_at IS NULL
RETURNING *

-- name: paid(bid_id, at)^
UPDATE partner_bids SET paid_at = :at, count_at = :at WHERE bid_id = :bid_id AND paid_at IS NULL
RETURNING *

-- name: to_count(at, limit)
SELECT * FROM partner_bids WHERE count_at <= :at ORDER BY count_at, bid_id LIMIT :limit

-- name: hold_to_count(bid_id)^
-- As it is now, and kept from others until the transaction ends; nothing when the sums have all of it.
UPDATE partner_bids SET counted = counted WHERE bid_id = :bid_id AND count_at IS NOT NULL
RETURNING *

-- name: set_counted(bid_id, counted)!
UPDATE partner_bids SET counted = :counted, count_at = NULL WHERE bid_id = :bid_id

-- name: count_later(bid_id, at)!
UPDATE partner_bids SET count_at = :at WHERE bid_id = :bid_id AND count_at IS NOT NULL

-- name: of_site(site_id)^
SELECT * FROM partner_bids WHERE site_id = :site_id

-- name: being_made(partner_id, since)^
-- Confirmed with a higher id than `since`, and neither made nor given up yet.
SELECT partner_bids.* FROM partner_bids JOIN bids ON bids.id = partner_bids.bid_id
WHERE partner_bids.partner_id = :partner_id AND partner_bids.bid_id > :since
    AND bids.stage IN ('creating', 'checking')
LIMIT 1

-- name: count(partner_id, above, since, outcome, newest)^
-- Of the newest so many made since then (with ids above that) all, and those that came to that.
SELECT COUNT(*) AS everything, COUNT(
    CASE WHEN :outcome IN (
        'all',
        CASE status WHEN 'success' THEN 'done' WHEN 'cancel' THEN 'failed' WHEN 'delete' THEN 'failed' ELSE 'open' END
    ) THEN 1 END
) AS of_outcome
FROM bids
WHERE id IN (
    SELECT bid_id FROM partner_bids WHERE partner_id = :partner_id AND bid_id > :above AND made_at >= :since
    ORDER BY bid_id DESC LIMIT :newest
)

-- name: page(partner_id, above, since, outcome, newest, limit, offset)
-- The newest first.
SELECT bids.*, partner_bids.label FROM bids JOIN partner_bids ON partner_bids.bid_id = bids.id
WHERE bids.id IN (
    SELECT bid_id FROM partner_bids WHERE partner_id = :partner_id AND bid_id > :above AND made_at >= :since
    ORDER BY bid_id DESC LIMIT :newest
) AND :outcome IN (
    'all',
    CASE bids.status WHEN 'success' THEN 'done' WHEN 'cancel' THEN 'failed' WHEN 'delete' THEN 'failed' ELSE 'open' END
)
ORDER BY bids.id DESC LIMIT :limit OFFSET :offset
