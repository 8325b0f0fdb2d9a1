-- Operators: who may do what, what they did, and what they have switched.

-- Those with a role given from the chat; the owners of ADMIN_IDS need no row.
CREATE TABLE operators (
    user_id BIGINT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,              -- owner | support | marketing
    given_by BIGINT NOT NULL,
    given_at BIGINT NOT NULL
);
CREATE INDEX operators_by_time ON operators (given_at, user_id);

-- What operators did; nothing is taken out of it but by its age.
CREATE TABLE audit (
    id BIGINT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL,         -- the operator
    action TEXT NOT NULL,
    subject TEXT NOT NULL,           -- what it was done to: a number of ours or of the site's; '' for the whole bot
    details TEXT NOT NULL,           -- JSON, for reading; nothing of a customer's
    at BIGINT NOT NULL
);
CREATE INDEX audit_by_operator ON audit (user_id, id);

-- What is set from the chat, each with all it has been: the newest row of a name counts.
CREATE TABLE switches (
    id BIGINT NOT NULL PRIMARY KEY,  -- increasing
    name TEXT NOT NULL,
    value TEXT NOT NULL,             -- JSON; null: as the bot comes
    set_by BIGINT NOT NULL,
    set_at BIGINT NOT NULL
);
CREATE INDEX switches_by_name ON switches (name, id);

ALTER TABLE users ADD COLUMN shut_out_at BIGINT;     -- since when an operator has blocked them; NULL: not at all
ALTER TABLE users ADD COLUMN no_news_at BIGINT;      -- since when they want no broadcasts
ALTER TABLE users ADD COLUMN terms_version BIGINT;   -- of the terms that they have accepted
ALTER TABLE users ADD COLUMN terms_at BIGINT;        -- and when

-- Customers: why who is blocked is; users.shut_out_at says so to each of their updates.
CREATE TABLE blocks (
    user_id BIGINT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL,            -- the operator's own words; the person never sees them
    blocked_by BIGINT NOT NULL,
    blocked_at BIGINT NOT NULL,
    told_at BIGINT                   -- when the person was last told; NULL: not yet
);
CREATE INDEX blocks_by_time ON blocks (blocked_at, user_id);
CREATE INDEX outbox_by_chat ON outbox (chat_id, id); -- all that was ever told to one person, to be erased

-- What operators are to be told: put into the outbox together, when it comes quicker than a chat takes messages.
CREATE TABLE notices (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    bid_id BIGINT,                   -- the order that it is about
    about TEXT NOT NULL,             -- JSON; nothing that a customer has entered
    at BIGINT NOT NULL
);

ALTER TABLE operators ADD COLUMN name TEXT NOT NULL DEFAULT '';   -- as Telegram told it when they got the role

-- Orders as operators find them: by the site's number and by its hash, by their status; and what belongs to one.
CREATE INDEX bids_by_site ON bids (site_id, id) WHERE site_id IS NOT NULL;
CREATE INDEX bids_by_hash ON bids (hash, id) WHERE hash IS NOT NULL;
CREATE INDEX bids_by_status ON bids (status, id) WHERE status IS NOT NULL;
-- A job may be a success_bid too: an operator marks the order as done.
CREATE INDEX jobs_by_bid ON jobs (bid_id, id);
CREATE INDEX outbox_by_bid ON outbox (bid_id, id) WHERE bid_id IS NOT NULL;

-- Orders that wait for the site, not for the customer's payment: by when their status came.
ALTER TABLE bids ADD COLUMN stuck_told BIGINT;  -- the updated_at of the status that operators were told it is stuck in
CREATE INDEX bids_waiting ON bids (updated_at, id) WHERE stage = 'open' AND status NOT IN ('new', 'techpay');
CREATE INDEX bids_to_tell_stuck ON bids (updated_at, id)
    WHERE stage = 'open' AND status NOT IN ('new', 'techpay') AND COALESCE(stuck_told, -1) <> updated_at;

-- What there was on a day, for the operators; nobody's name is in it. Money is summed by the bot, not by SQL.
CREATE TABLE day_counts (
    day BIGINT NOT NULL,             -- since 1970, UTC
    name TEXT NOT NULL,              -- what is counted: storage/day_counts.py
    count BIGINT NOT NULL,
    PRIMARY KEY (day, name)
);
CREATE TABLE day_turnover (
    day BIGINT NOT NULL,
    code TEXT NOT NULL,              -- of the currency
    amount TEXT NOT NULL,            -- what customers gave in orders that were done that day
    PRIMARY KEY (day, code)
);

-- Broadcasts: one message of an operator's, copied to many people one after another.
CREATE TABLE broadcasts (
    id BIGINT NOT NULL PRIMARY KEY,
    made_by BIGINT NOT NULL,         -- the operator; the message stands in their chat with the bot
    message_id BIGINT NOT NULL,
    title TEXT NOT NULL,             -- how its words begin; '' when it has none
    buttons TEXT NOT NULL,           -- JSON: rows of [label, URL]
    audience TEXT NOT NULL,          -- everybody | language | orders | partners
    locale TEXT NOT NULL,            -- of the audience 'language'; else ''
    stage TEXT NOT NULL,             -- draft | waiting | running | paused | stopped | done
    trouble TEXT,                    -- why it paused by itself
    start_at BIGINT,
    chosen_to BIGINT NOT NULL,       -- the last of the people that were looked at for it
    total BIGINT,                    -- how many have been chosen; NULL until all have
    sent BIGINT NOT NULL DEFAULT 0,
    blocked BIGINT NOT NULL DEFAULT 0,
    failed BIGINT NOT NULL DEFAULT 0,
    unknown BIGINT NOT NULL DEFAULT 0,
    skipped BIGINT NOT NULL DEFAULT 0,   -- wanted no more news, or could not be written to, when their turn came
    card_message_id BIGINT,          -- shows how it goes, in the operator's chat
    created_at BIGINT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX broadcasts_by_stage ON broadcasts (stage, start_at, id);
CREATE INDEX broadcasts_listed ON broadcasts (id) WHERE stage <> 'draft';
CREATE INDEX broadcasts_drafts ON broadcasts (made_by) WHERE stage = 'draft';

-- Who gets one: each row is called at most once in its life, and says `calling` before that.
CREATE TABLE broadcast_people (
    broadcast_id BIGINT NOT NULL REFERENCES broadcasts (id),
    user_id BIGINT NOT NULL,
    state TEXT NOT NULL,             -- queued | calling | sent | blocked | failed | unknown | skipped
    PRIMARY KEY (broadcast_id, user_id)
);
CREATE INDEX broadcast_people_queued ON broadcast_people (broadcast_id, user_id) WHERE state = 'queued';
CREATE INDEX broadcast_people_calling ON broadcast_people (broadcast_id, user_id) WHERE state = 'calling';
CREATE INDEX broadcast_people_by_user ON broadcast_people (user_id);  -- all of one person's, to be erased

-- Talks with support, one a customer, and where each message of it went. No words: those are in Telegram.
CREATE TABLE support_talks (
    user_id BIGINT NOT NULL PRIMARY KEY,  -- nobody's: the topic alone is left of a talk that is gone
    name TEXT NOT NULL,              -- as Telegram told it; '' for who has never written to support
    username TEXT NOT NULL,          -- likewise; '' for none
    bid_id BIGINT,                   -- the order that it is about
    group_id BIGINT,                 -- where its topic is
    topic_id BIGINT,
    is_closed BIGINT NOT NULL,       -- 1: an operator has closed the topic
    taken_by BIGINT,                 -- the operator who has taken it, and their name
    taken_name TEXT NOT NULL,
    waits_since BIGINT,              -- when the customer wrote what nobody has answered yet
    written_at BIGINT NOT NULL,      -- by the customer, last; 0: never
    answered_at BIGINT NOT NULL      -- by an operator, last; 0: never
);
CREATE UNIQUE INDEX support_talks_by_topic ON support_talks (group_id, topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX support_talks_by_time ON support_talks (written_at);
CREATE INDEX support_talks_waiting ON support_talks (waits_since, user_id) WHERE waits_since IS NOT NULL;

CREATE TABLE support_messages (
    id BIGINT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL,         -- whose talk
    writer_id BIGINT NOT NULL,       -- the customer or an operator; 0: the bot, of whom the talk is with
    from_chat_id BIGINT NOT NULL,    -- where it was written
    from_message_id BIGINT,          -- NULL: words of ours
    version BIGINT NOT NULL,         -- when it was edited, 0 for as it was written
    chat_id BIGINT NOT NULL,         -- where it goes
    message_id BIGINT,               -- what it is there; NULL until then
    state TEXT NOT NULL              -- queued | sent | failed
);
CREATE UNIQUE INDEX support_messages_once ON support_messages (from_chat_id, from_message_id, version, chat_id);
CREATE INDEX support_messages_by_copy ON support_messages (chat_id, message_id);
CREATE INDEX support_messages_by_talk ON support_messages (user_id, id);
CREATE INDEX support_messages_queued ON support_messages (chat_id, id) WHERE state = 'queued';

-- Who was stopped midway by maintenance: told once that it is over, and taken out then.
CREATE TABLE maintenance_met (
    user_id BIGINT NOT NULL PRIMARY KEY,
    met_at BIGINT NOT NULL
);
