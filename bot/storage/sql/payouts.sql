-- name: add(id, draft_id, partner_id, user_id, lang, method_id, method_title, account, amount, card_message_id, at)^
-- One a draft, and one under way a partner: nothing comes back for the second.
INSERT INTO payouts (id, draft_id, partner_id, user_id, lang, method_id, method_title, account, amount, stage,
    card_message_id, attempts, created_at, updated_at, act_at)
VALUES (:id, :draft_id, :partner_id, :user_id, :lang, :method_id, :method_title, :account, :amount, 'asking',
    :card_message_id, 0, :at, :at, :at)
ON CONFLICT DO NOTHING
RETURNING *

-- name: get(id)^
SELECT * FROM payouts WHERE id = :id

-- name: by_draft(draft_id)^
SELECT * FROM payouts WHERE draft_id = :draft_id

-- name: under_way(partner_id)^
SELECT * FROM payouts WHERE partner_id = :partner_id AND stage IN ('asking', 'checking')

-- name: recent(user_id, limit)
SELECT * FROM payouts WHERE user_id = :user_id ORDER BY id DESC LIMIT :limit

-- name: last_made(user_id, method_id)^
-- Whose account the site has taken.
SELECT * FROM payouts
WHERE user_id = :user_id AND method_id = :method_id AND stage IN ('waiting', 'closed') AND account IS NOT NULL
ORDER BY id DESC LIMIT 1

-- name: to_ask(at, limit)
SELECT * FROM payouts WHERE stage IN ('asking', 'checking') AND act_at <= :at ORDER BY act_at, id LIMIT :limit

-- name: to_watch(at, limit)
SELECT * FROM payouts WHERE stage IN ('waiting', 'failed') AND act_at <= :at ORDER BY act_at, id LIMIT :limit

-- name: next_ask_at()$
SELECT MIN(act_at) FROM payouts WHERE stage IN ('asking', 'checking')

-- name: next_watch_at()$
SELECT MIN(act_at) FROM payouts WHERE stage IN ('waiting', 'failed') AND act_at IS NOT NULL

-- name: call(id, newest_before, balance_before, at)^
-- From here on the outcome is unknown unless the site says it. Nothing when another process has called.
UPDATE payouts SET stage = 'checking', called_at = :at, newest_before = :newest_before,
    balance_before = :balance_before, attempts = attempts + 1, updated_at = :at
WHERE id = :id AND stage = 'asking' AND called_at IS NULL
RETURNING *

-- name: not_sent(id, called_at, act_at)^
-- The call surely did not reach the site: it may be made again.
UPDATE payouts SET stage = 'asking', called_at = NULL, act_at = :act_at
WHERE id = :id AND stage = 'checking' AND called_at = :called_at
RETURNING *

-- name: made(id, site_id, status, pay_amount, stage, trouble, at, act_at)^
-- Also what was said not to be made, as long as it is looked for.
UPDATE payouts SET stage = :stage, site_id = :site_id, status = :status, pay_amount = :pay_amount,
    trouble = :trouble, updated_at = :at, act_at = :act_at
WHERE id = :id AND (stage IN ('asking', 'checking') OR (stage = 'failed' AND act_at IS NOT NULL))
RETURNING *

-- name: end(id, stage, trouble, at, act_at)^
UPDATE payouts SET stage = :stage, trouble = :trouble, updated_at = :at, act_at = :act_at
WHERE id = :id AND stage IN ('asking', 'checking')
RETURNING *

-- name: set_status(id, status, pay_amount, stage, at, act_at)^
-- Nothing when that is known. Without a sum the one that is known stays.
UPDATE payouts SET status = :status, pay_amount = COALESCE(:pay_amount, pay_amount), stage = :stage,
    trouble = NULL, updated_at = :at, act_at = :act_at
WHERE id = :id AND stage = 'waiting'
    AND (status <> :status OR COALESCE(:pay_amount, pay_amount, '') <> COALESCE(pay_amount, ''))
RETURNING *

-- name: note(id, trouble, act_at)^
-- Why it is not clear how it stands; nothing when that is known.
UPDATE payouts SET trouble = :trouble, act_at = :act_at
WHERE id = :id AND stage IN ('checking', 'waiting') AND (trouble IS NULL OR trouble <> :trouble)
RETURNING *

-- name: set_act(id, act_at)!
UPDATE payouts SET act_at = :act_at WHERE id = :id AND act_at IS NOT NULL

-- name: let_be(id)!
UPDATE payouts SET act_at = NULL WHERE id = :id AND stage = 'failed'

-- name: set_card(id, message_id)!
UPDATE payouts SET card_message_id = :message_id WHERE id = :id

-- name: to_close(before, limit)
SELECT id FROM payouts WHERE stage = 'waiting' AND updated_at < :before ORDER BY id LIMIT :limit

-- name: close(id)^
-- `updated_at` stays: it is as old as what is erased.
UPDATE payouts SET stage = 'closed', trouble = NULL, act_at = NULL WHERE id = :id AND stage = 'waiting'
RETURNING *

-- name: to_erase(before, limit)
SELECT id FROM payouts
WHERE account IS NOT NULL AND stage IN ('closed', 'refused', 'failed') AND updated_at < :before
ORDER BY id LIMIT :limit

-- name: erase(id)!
UPDATE payouts SET account = NULL, trouble = NULL WHERE id = :id

-- name: with_account(after, limit)
SELECT * FROM payouts WHERE account IS NOT NULL AND id > :after ORDER BY id LIMIT :limit

-- name: reseal(id, account, trouble, account_was, trouble_was)^
-- Encrypted anew; nothing when it is something else by now.
UPDATE payouts SET account = :account, trouble = :trouble
WHERE id = :id AND account = :account_was AND COALESCE(trouble, '') = :trouble_was
RETURNING *
