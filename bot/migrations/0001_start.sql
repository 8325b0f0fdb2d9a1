-- One text for SQLite and PostgreSQL. Ids and times (UTC milliseconds) are BIGINT and made by the bot,
-- money and JSON are TEXT. A bid belongs to a person who may not be in users yet, so only bid_id is a foreign key.

CREATE TABLE users (
    id BIGINT NOT NULL PRIMARY KEY,  -- Telegram's id of the person
    locale TEXT,                     -- chosen by hand; NULL follows language_code
    language_code TEXT,              -- as Telegram last told it
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    unreachable_at BIGINT            -- since when the bot may not write to them; NULL when it may
);

CREATE TABLE fsm (
    key TEXT NOT NULL PRIMARY KEY,
    state TEXT,
    data TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE bids (
    id BIGINT NOT NULL PRIMARY KEY,  -- sent to the exchanger as api_id
    user_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    draft_id BIGINT NOT NULL UNIQUE, -- one confirmed draft makes at most one bid
    lang TEXT NOT NULL,
    direction_id BIGINT NOT NULL,
    request TEXT NOT NULL,           -- JSON: what was asked
    stage TEXT NOT NULL,             -- creating | checking | open | closed | refused | failed
    site_id BIGINT,
    hash TEXT,
    status TEXT,
    snapshot TEXT,                   -- JSON: the exchanger's last answer about it
    snapshot_at BIGINT,
    card_message_id BIGINT,
    trouble TEXT,                    -- JSON: why refused or failed
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    look_at BIGINT,                  -- when bid_info is asked next; NULL when nothing calls for it
    callback_token TEXT,             -- what only the site knows, in the order's callback_url
    called_at BIGINT,                -- when the last create_bid began
    feed_from BIGINT,                -- the feed's cursor before that, in the site's clock
    erased_at BIGINT,                -- since when the customer's details are gone
    replaced_by BIGINT               -- the newer bid that this one, which was not made, was corrected into
);
CREATE INDEX bids_by_user ON bids (user_id, id);
CREATE INDEX bids_to_look_at ON bids (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX bids_open ON bids (id) WHERE stage = 'open';
CREATE INDEX bids_to_erase ON bids (updated_at) WHERE erased_at IS NULL AND stage IN ('closed', 'refused', 'failed');
CREATE UNIQUE INDEX bids_by_callback ON bids (callback_token) WHERE callback_token IS NOT NULL;

-- How far something has been read: the feed's newest time, in the site's clock.
CREATE TABLE cursors (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE statuses (
    bid_id BIGINT NOT NULL REFERENCES bids (id),
    seq BIGINT NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (bid_id, seq)
);

CREATE TABLE jobs (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,              -- create_bid | pay_bid | cancel_bid
    bid_id BIGINT NOT NULL REFERENCES bids (id),
    state TEXT NOT NULL,             -- queued | running | done
    attempts BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    started_at BIGINT,               -- of the last attempt
    payload TEXT NOT NULL,
    result TEXT,
    created_at BIGINT NOT NULL,
    done_at BIGINT
);
CREATE UNIQUE INDEX jobs_under_way ON jobs (bid_id, kind) WHERE state <> 'done';
CREATE INDEX jobs_queued ON jobs (run_at, id) WHERE state = 'queued';
CREATE INDEX jobs_running ON jobs (id) WHERE state = 'running';

CREATE TABLE outbox (
    id BIGINT NOT NULL PRIMARY KEY,  -- increasing within a chat: the order of sending
    chat_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    bid_id BIGINT REFERENCES bids (id),
    payload TEXT NOT NULL,
    state TEXT NOT NULL,             -- queued | sent | dropped
    attempts BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    done_at BIGINT,
    trouble TEXT                     -- why dropped
);
CREATE INDEX outbox_queued_by_chat ON outbox (chat_id, id) WHERE state = 'queued';
CREATE INDEX outbox_queued ON outbox (id) WHERE state = 'queued';
CREATE INDEX outbox_dropped ON outbox (chat_id, done_at) WHERE state = 'dropped';
CREATE INDEX outbox_queued_by_time ON outbox (run_at) WHERE state = 'queued';
