-- Telegram delivers an update again that had no answer: what it asked for is asked for once, also when that is done.

ALTER TABLE jobs ADD COLUMN asked_by BIGINT;  -- the update; NULL when no update did
CREATE UNIQUE INDEX jobs_asked_once ON jobs (bid_id, kind, asked_by) WHERE asked_by IS NOT NULL;
