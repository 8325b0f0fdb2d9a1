-- name: add(id, made_by, message_id, title, at)^
INSERT INTO broadcasts (id, made_by, message_id, title, buttons, audience, locale, stage, chosen_to, created_at)
VALUES (:id, :made_by, :message_id, :title, '[]', 'everybody', '', 'draft', 0, :at)
RETURNING *

-- name: forget_drafts(made_by)!
DELETE FROM broadcasts WHERE made_by = :made_by AND stage = 'draft'

-- name: get(id)^
SELECT * FROM broadcasts WHERE id = :id

-- name: count()$
SELECT COUNT(*) FROM broadcasts WHERE stage <> 'draft'

-- name: page(limit, skipped)
SELECT * FROM broadcasts WHERE stage <> 'draft' ORDER BY id DESC LIMIT :limit OFFSET :skipped

-- name: set_buttons(id, made_by, buttons)^
UPDATE broadcasts SET buttons = :buttons WHERE id = :id AND made_by = :made_by AND stage = 'draft'
RETURNING *

-- name: set_audience(id, made_by, audience, locale)^
UPDATE broadcasts SET audience = :audience, locale = :locale
WHERE id = :id AND made_by = :made_by AND stage = 'draft'
RETURNING *

-- name: set_card(id, message_id)!
UPDATE broadcasts SET card_message_id = :message_id WHERE id = :id

-- name: confirm(id, made_by, start_at)^
UPDATE broadcasts SET stage = 'waiting', start_at = :start_at
WHERE id = :id AND made_by = :made_by AND stage = 'draft'
RETURNING *

-- name: running()^
SELECT * FROM broadcasts WHERE stage = 'running' ORDER BY start_at, id LIMIT 1

-- name: due(at)^
SELECT * FROM broadcasts WHERE stage = 'waiting' AND start_at <= :at ORDER BY start_at, id LIMIT 1

-- name: next_start()$
SELECT MIN(start_at) FROM broadcasts WHERE stage = 'waiting'

-- name: begin(id, at)^
UPDATE broadcasts SET stage = 'running', trouble = NULL, began_at = COALESCE(began_at, :at)
WHERE id = :id AND stage = 'waiting'
RETURNING *

-- name: pause(id, trouble)^
UPDATE broadcasts SET stage = 'paused', trouble = :trouble
WHERE id = :id AND stage IN ('waiting', 'running')
RETURNING *

-- name: going_on_of(made_by)
SELECT * FROM broadcasts WHERE made_by = :made_by AND stage IN ('waiting', 'running')

-- name: go_on(id, at)^
-- Behind those that are due already; at its own time, if that is still to come.
UPDATE broadcasts
SET stage = 'waiting', trouble = NULL,
    start_at = CASE WHEN began_at IS NULL AND start_at > :at THEN start_at ELSE :at END
WHERE id = :id AND stage = 'paused'
RETURNING *

-- name: stop(id, at)^
UPDATE broadcasts SET stage = 'stopped', trouble = NULL, ended_at = :at
WHERE id = :id AND stage IN ('waiting', 'running', 'paused')
RETURNING *

-- name: finish(id, at)^
UPDATE broadcasts SET stage = 'done', ended_at = :at WHERE id = :id AND stage = 'running'
RETURNING *

-- name: count_more(id, sent, blocked, failed, unknown, skipped)!
UPDATE broadcasts SET sent = sent + :sent, blocked = blocked + :blocked, failed = failed + :failed,
    unknown = unknown + :unknown, skipped = skipped + :skipped
WHERE id = :id

-- name: slice_end(after, others)$
-- The last of some people: of that many others, and one.
SELECT id FROM users WHERE id > :after ORDER BY id LIMIT 1 OFFSET :others

-- name: languages(after, upto)
-- Those that may be written to, by what is known of their language.
SELECT locale, language_code, COUNT(*) AS people,
    SUM(CASE WHEN EXISTS (SELECT 1 FROM bids WHERE bids.user_id = users.id AND bids.site_id IS NOT NULL)
        THEN 1 ELSE 0 END) AS with_orders,
    SUM(CASE WHEN EXISTS (SELECT 1 FROM partners WHERE partners.user_id = users.id) THEN 1 ELSE 0 END) AS partners
FROM users
WHERE id > :after AND id <= :upto
    AND unreachable_at IS NULL AND shut_out_at IS NULL AND no_news_at IS NULL
GROUP BY locale, language_code

-- name: choose(id, audience, spoken, after, upto)!
-- `spoken`: |locale/language code| of each that is in the audience, for the audience of a language.
INSERT INTO broadcast_people (broadcast_id, user_id, state)
SELECT CAST(:id AS BIGINT), users.id, 'queued' FROM users
WHERE users.id > :after AND users.id <= :upto
    AND unreachable_at IS NULL AND shut_out_at IS NULL AND no_news_at IS NULL
    AND CASE :audience
        WHEN 'language' THEN REPLACE(
            :spoken, '|' || COALESCE(locale, '') || '/' || COALESCE(language_code, '') || '|', ''
        ) <> :spoken
        WHEN 'orders' THEN EXISTS (
            SELECT 1 FROM bids WHERE bids.user_id = users.id AND bids.site_id IS NOT NULL
        )
        WHEN 'partners' THEN EXISTS (SELECT 1 FROM partners WHERE partners.user_id = users.id)
        ELSE 1 = 1
    END
ON CONFLICT (broadcast_id, user_id) DO NOTHING

-- name: chosen(id, upto)!
UPDATE broadcasts SET chosen_to = :upto WHERE id = :id

-- name: all_chosen(id)^
UPDATE broadcasts
SET total = (SELECT COUNT(*) FROM broadcast_people WHERE broadcast_people.broadcast_id = broadcasts.id)
WHERE id = :id
RETURNING *

-- name: queued(id, limit)
-- The next in line, and how it is about them now.
SELECT broadcast_people.user_id, users.id AS known_id, users.locale, users.language_code,
    COALESCE(users.unreachable_at, users.shut_out_at, users.no_news_at) AS out_since
FROM broadcast_people LEFT JOIN users ON users.id = broadcast_people.user_id
WHERE broadcast_people.broadcast_id = :id AND broadcast_people.state = 'queued'
ORDER BY broadcast_people.user_id LIMIT :limit

-- name: move(id, user_id, was, state)^
-- Nothing when somebody else has done so.
UPDATE broadcast_people SET state = :state WHERE broadcast_id = :id AND user_id = :user_id AND state = :was
RETURNING user_id

-- name: calling(limit)
SELECT broadcast_id, user_id FROM broadcast_people WHERE state = 'calling' ORDER BY broadcast_id, user_id LIMIT :limit

-- name: calls_under_way(id)$
SELECT COUNT(*) FROM broadcast_people WHERE broadcast_id = :id AND state = 'calling'

-- name: old_people(before, limit)
-- Of broadcasts that ended before.
SELECT broadcast_people.broadcast_id, broadcast_people.user_id
FROM broadcasts JOIN broadcast_people ON broadcast_people.broadcast_id = broadcasts.id
WHERE broadcasts.stage IN ('stopped', 'done') AND broadcasts.ended_at < :before
LIMIT :limit

-- name: forget_person(id, user_id)!
DELETE FROM broadcast_people WHERE broadcast_id = :id AND user_id = :user_id
