-- name: count(partner_id, kind, name, day, clicks, people, orders, paid)^
-- The row as it is now; nobody else changes it until the transaction ends.
INSERT INTO partner_days (partner_id, kind, name, day, clicks, people, orders, paid, turnover, reward)
VALUES (:partner_id, :kind, :name, :day, :clicks, :people, :orders, :paid, '{}', '0')
ON CONFLICT (partner_id, kind, name, day) DO UPDATE
SET clicks = partner_days.clicks + excluded.clicks, people = partner_days.people + excluded.people,
    orders = partner_days.orders + excluded.orders, paid = partner_days.paid + excluded.paid
RETURNING *

-- name: set_money(partner_id, kind, name, day, turnover, reward)!
UPDATE partner_days SET turnover = :turnover, reward = :reward
WHERE partner_id = :partner_id AND kind = :kind AND name = :name AND day = :day

-- name: days(partner_id, kind, name, first, last)
SELECT * FROM partner_days
WHERE partner_id = :partner_id AND kind = :kind AND name = :name AND day BETWEEN :first AND :last
ORDER BY day

-- name: names(partner_id, kind, first, last, limit, offset)
-- The busiest first.
SELECT name FROM partner_days
WHERE partner_id = :partner_id AND kind = :kind AND day BETWEEN :first AND :last
GROUP BY name ORDER BY SUM(paid) DESC, SUM(orders) DESC, SUM(people) DESC, SUM(clicks) DESC, name
LIMIT :limit OFFSET :offset

-- name: count_names(partner_id, kind, first, last)$
SELECT COUNT(DISTINCT name) FROM partner_days
WHERE partner_id = :partner_id AND kind = :kind AND day BETWEEN :first AND :last
