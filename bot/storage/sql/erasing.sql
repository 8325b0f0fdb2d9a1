-- name: bids(user_id)
SELECT * FROM bids WHERE user_id = :user_id ORDER BY id

-- name: give_bid_to_nobody(id, nobody, request, snapshot, at)!
-- What is left is our half of the ledger.
UPDATE bids
SET user_id = :nobody, chat_id = :nobody, request = :request, snapshot = :snapshot, hash = NULL, trouble = NULL,
    callback_token = NULL, card_message_id = NULL, code_message_id = NULL, look_at = NULL, erased_at = :at
WHERE id = :id

-- name: jobs(bid_id)!
-- Those done; others keep the person from being erased.
DELETE FROM jobs WHERE bid_id = :bid_id AND state = 'done'

-- name: active_jobs(user_id)$
SELECT COUNT(*) FROM jobs JOIN bids ON bids.id = jobs.bid_id WHERE bids.user_id = :user_id AND jobs.state <> 'done'

-- name: payouts_under_way(user_id)$
-- Also those that were said not to be made, as long as they are looked for.
SELECT COUNT(*) FROM payouts
WHERE user_id = :user_id AND (stage IN ('asking', 'checking', 'waiting') OR act_at IS NOT NULL)

-- name: give_payouts_to_nobody(user_id, nobody)!
UPDATE payouts SET user_id = :nobody, account = NULL, trouble = NULL, card_message_id = NULL
WHERE user_id = :user_id

-- name: messages(chat_id)!
-- Erased again, the person is to hear of the first time all the same.
DELETE FROM outbox WHERE chat_id = :chat_id AND kind <> 'erased'

-- name: referral(user_id)!
DELETE FROM referrals WHERE user_id = :user_id

-- name: conversation(key)!
DELETE FROM fsm WHERE key = :key

-- name: user(id)!
DELETE FROM users WHERE id = :id

-- name: news(user_id)!
DELETE FROM broadcast_people WHERE user_id = :user_id

-- name: talk(user_id)^
DELETE FROM support_talks WHERE user_id = :user_id
RETURNING *

-- name: talk_messages(user_id)!
DELETE FROM support_messages WHERE user_id = :user_id

-- name: maintenance(user_id)!
DELETE FROM maintenance_met WHERE user_id = :user_id
