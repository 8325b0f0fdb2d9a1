-- name: get(id)^
SELECT * FROM partners WHERE id = :id

-- name: of_user(user_id)^
SELECT * FROM partners WHERE user_id = :user_id

-- name: join(id, user_id, secret, at)^
-- By a key of their own, which proves whose the partner id is: it goes to that person, whoever had it.
INSERT INTO partners (id, user_id, secret, created_at, tell_orders, tell_rewards, tell_payouts, look_at)
VALUES (:id, :user_id, :secret, :at, 1, 1, 1, :at)
ON CONFLICT (id) DO UPDATE
SET user_id = excluded.user_id, secret = excluded.secret, invitation = NULL, invited_until = NULL,
    created_at = excluded.created_at, look_at = excluded.look_at,
    tell_orders = CASE WHEN partners.user_id = excluded.user_id THEN partners.tell_orders ELSE 1 END,
    tell_rewards = CASE WHEN partners.user_id = excluded.user_id THEN partners.tell_rewards ELSE 1 END,
    tell_payouts = CASE WHEN partners.user_id = excluded.user_id THEN partners.tell_payouts ELSE 1 END,
    read_until = CASE WHEN partners.secret IS NULL OR partners.user_id <> excluded.user_id THEN NULL
        ELSE partners.read_until END
RETURNING *

-- name: hold(id)!
-- Both engines keep others from a row that is written, even as it was.
UPDATE partners SET id = id WHERE id = :id

-- name: let_go(user_id, id)!
-- A person is one partner: whoever joins as another one is no longer the first.
UPDATE partners SET user_id = NULL, secret = NULL, look_at = NULL WHERE user_id = :user_id AND id <> :id

-- name: invite(id, invitation, until, added_by, at)^
INSERT INTO partners (id, invitation, invited_until, added_by, created_at, tell_orders, tell_rewards, tell_payouts)
VALUES (:id, :invitation, :until, :added_by, :at, 1, 1, 1)
ON CONFLICT (id) DO UPDATE
SET invitation = excluded.invitation, invited_until = excluded.invited_until, added_by = excluded.added_by
RETURNING *

-- name: invited(invitation)^
SELECT * FROM partners WHERE invitation = :invitation

-- name: take_invitation(invitation, user_id, at)^
-- Once. Who has it by a key of their own has proved more, and keeps it.
UPDATE partners
SET user_id = :user_id, invited_until = NULL, created_at = :at,
    tell_orders = CASE WHEN user_id = :user_id THEN tell_orders ELSE 1 END,
    tell_rewards = CASE WHEN user_id = :user_id THEN tell_rewards ELSE 1 END,
    tell_payouts = CASE WHEN user_id = :user_id THEN tell_payouts ELSE 1 END
WHERE invitation = :invitation AND invited_until >= :at AND secret IS NULL
RETURNING *

-- name: reseal(id, secret, was)^
-- Encrypted anew; nothing when it is another one by now.
UPDATE partners SET secret = :secret WHERE id = :id AND secret = :was
RETURNING *

-- name: forget_key(id)!
UPDATE partners SET secret = NULL, look_at = NULL WHERE id = :id

-- name: set_telling(id, orders, rewards, payouts)^
UPDATE partners SET tell_orders = :orders, tell_rewards = :rewards, tell_payouts = :payouts WHERE id = :id
RETURNING *

-- name: remove(id)!
DELETE FROM partners WHERE id = :id

-- name: count()$
SELECT COUNT(*) FROM partners

-- name: page(offset, limit)
SELECT * FROM partners ORDER BY id LIMIT :limit OFFSET :offset

-- name: with_secret(after, limit)
SELECT * FROM partners WHERE secret IS NOT NULL AND id > :after ORDER BY id LIMIT :limit

-- name: due(at, limit)
SELECT * FROM partners WHERE look_at <= :at ORDER BY look_at, id LIMIT :limit

-- name: set_look(id, look_at, was)^
-- Nothing when somebody has said another time meanwhile, or there is no key any more.
UPDATE partners SET look_at = :look_at WHERE id = :id AND look_at = :was AND secret IS NOT NULL
RETURNING *

-- name: look_soon(id, look_at)!
UPDATE partners SET look_at = :look_at WHERE id = :id AND look_at > :look_at

-- name: look_anew(at, spread, beyond)!
-- Neighbours' ids are far apart within the spread.
UPDATE partners SET look_at = :at + id * 7919 % :spread WHERE look_at > :beyond

-- name: set_read_until(id, read_until, secret)^
-- Nothing when it is another key by now, or none.
UPDATE partners SET read_until = :read_until WHERE id = :id AND secret = :secret
RETURNING *

-- name: saw_order(partner_id, site_id, accrued)^
-- Nothing comes back when that is known.
INSERT INTO partner_orders (partner_id, site_id, accrued)
VALUES (:partner_id, :site_id, :accrued)
ON CONFLICT (partner_id, site_id) DO UPDATE SET accrued = excluded.accrued
WHERE partner_orders.accrued < excluded.accrued
RETURNING *

-- name: accrued(partner_id, site_id)$
SELECT accrued FROM partner_orders WHERE partner_id = :partner_id AND site_id = :site_id
