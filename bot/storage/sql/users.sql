-- name: get(id)^
SELECT * FROM users WHERE id = :id

-- name: in_conversation(id, key)^
SELECT users.*, fsm.state, fsm.data FROM users LEFT JOIN fsm ON fsm.key = :key WHERE users.id = :id

-- name: seen(id, language_code, at)^
-- A missing language code leaves the last known one.
INSERT INTO users (id, language_code, created_at, seen_at)
VALUES (:id, :language_code, :at, :at)
ON CONFLICT (id) DO UPDATE
SET language_code = COALESCE(excluded.language_code, users.language_code), seen_at = excluded.seen_at
RETURNING *

-- name: hold(id, at)!
-- Keeps others from holding the person until the transaction ends; makes the row if there is none.
INSERT INTO users (id, created_at, seen_at)
VALUES (:id, :at, :at)
ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at

-- name: set_locale(id, locale)!
UPDATE users SET locale = :locale WHERE id = :id

-- name: set_no_news(id, at)!
UPDATE users SET no_news_at = :at WHERE id = :id

-- name: lost(id, at)!
INSERT INTO users (id, created_at, seen_at, unreachable_at)
VALUES (:id, :at, :at, :at)
ON CONFLICT (id) DO UPDATE SET unreachable_at = COALESCE(users.unreachable_at, excluded.unreachable_at)

-- name: found(id, since)^
UPDATE users SET unreachable_at = NULL WHERE id = :id AND unreachable_at = :since
RETURNING *

-- name: accept_terms(id, version, at)!
-- Never an older version than one that was accepted.
UPDATE users SET terms_version = :version, terms_at = :at
WHERE id = :id AND (terms_version IS NULL OR terms_version < :version)
