-- name: talk(user_id)^
SELECT * FROM support_talks WHERE user_id = :user_id

-- name: talk_in(group_id, topic_id)^
SELECT * FROM support_talks WHERE group_id = :group_id AND topic_id = :topic_id

-- name: written(user_id, name, username, bid_id, at)^
-- An order stays attached until there is another.
INSERT INTO support_talks (user_id, name, username, bid_id, is_closed, taken_name, waits_since, written_at, answered_at)
VALUES (:user_id, :name, :username, :bid_id, 0, '', :at, :at, 0)
ON CONFLICT (user_id) DO UPDATE
SET name = excluded.name, username = excluded.username,
    bid_id = COALESCE(excluded.bid_id, support_talks.bid_id),
    waits_since = COALESCE(support_talks.waits_since, excluded.waits_since), written_at = excluded.written_at
RETURNING *

-- name: answered(user_id, bid_id, by, by_name, at)^
-- Who answers has taken it, unless somebody else has.
INSERT INTO support_talks (user_id, name, username, bid_id, is_closed, taken_by, taken_name, written_at, answered_at)
VALUES (:user_id, '', '', :bid_id, 0, :by, :by_name, 0, :at)
ON CONFLICT (user_id) DO UPDATE
SET bid_id = COALESCE(excluded.bid_id, support_talks.bid_id), waits_since = NULL, answered_at = excluded.answered_at,
    taken_name = CASE WHEN support_talks.taken_by IS NULL THEN excluded.taken_name ELSE support_talks.taken_name END,
    taken_by = COALESCE(support_talks.taken_by, excluded.taken_by)
RETURNING *

-- name: take(user_id, by, by_name)^
UPDATE support_talks SET taken_by = :by, taken_name = :by_name WHERE user_id = :user_id AND taken_by IS NULL
RETURNING *

-- name: leave(user_id, by)^
UPDATE support_talks SET taken_by = NULL, taken_name = '' WHERE user_id = :user_id AND taken_by = :by
RETURNING *

-- name: set_topic(user_id, group_id, topic_id)!
UPDATE support_talks SET group_id = :group_id, topic_id = :topic_id, is_closed = 0 WHERE user_id = :user_id

-- name: close(user_id)!
-- It is done: nobody waits, and the next one may take it.
UPDATE support_talks SET is_closed = 1, waits_since = NULL, taken_by = NULL, taken_name = '' WHERE user_id = :user_id

-- name: reopen(user_id)!
UPDATE support_talks SET is_closed = 0 WHERE user_id = :user_id

-- name: waiting(limit, offset)
SELECT * FROM support_talks WHERE waits_since IS NOT NULL ORDER BY waits_since, user_id LIMIT :limit OFFSET :offset

-- name: count_waiting()$
SELECT COUNT(*) FROM support_talks WHERE waits_since IS NOT NULL

-- name: add(id, user_id, writer_id, from_chat_id, from_message_id, version, chat_id)^
-- Nothing comes back for what is on its way there already.
INSERT INTO support_messages
    (id, user_id, writer_id, from_chat_id, from_message_id, version, chat_id, message_id, state)
VALUES (:id, :user_id, :writer_id, :from_chat_id, :from_message_id, :version, :chat_id, NULL, 'queued')
ON CONFLICT DO NOTHING
RETURNING *

-- name: message(id)^
SELECT * FROM support_messages WHERE id = :id

-- name: sent(id, message_id)!
UPDATE support_messages SET message_id = :message_id, state = 'sent' WHERE id = :id

-- name: failed(id)^
UPDATE support_messages SET state = 'failed' WHERE id = :id AND state = 'queued'
RETURNING *

-- name: copies(from_chat_id, from_message_id)
SELECT * FROM support_messages WHERE from_chat_id = :from_chat_id AND from_message_id = :from_message_id
ORDER BY id

-- name: original(chat_id, message_id)^
SELECT * FROM support_messages WHERE chat_id = :chat_id AND message_id = :message_id

-- name: queued(chat_id)
SELECT * FROM support_messages WHERE chat_id = :chat_id AND state = 'queued' ORDER BY id

-- name: heads(user_id)
SELECT * FROM support_messages WHERE user_id = :user_id AND writer_id = 0 ORDER BY id

-- name: old_messages(before_id, limit)
SELECT id FROM support_messages WHERE id < :before_id ORDER BY id LIMIT :limit

-- name: forget_message(id)!
DELETE FROM support_messages WHERE id = :id

-- name: old_talks(before, limit)
-- Those that are nobody's are forgotten already.
SELECT user_id FROM support_talks WHERE written_at < :before AND answered_at < :before AND user_id > 0
ORDER BY written_at LIMIT :limit

-- name: forget_talk(user_id, before)^
DELETE FROM support_talks WHERE user_id = :user_id AND written_at < :before AND answered_at < :before
RETURNING *

-- name: leave_topic(nobody, group_id, topic_id)!
INSERT INTO support_talks
    (user_id, name, username, group_id, topic_id, is_closed, taken_name, written_at, answered_at)
VALUES (:nobody, '', '', :group_id, :topic_id, 0, '', 0, 0)
