-- Partners: who they are, whom their links brought, what that came to by day, and their payouts.

CREATE TABLE partners (
    id BIGINT NOT NULL PRIMARY KEY,  -- the site's id of the partner
    user_id BIGINT UNIQUE,           -- the person in Telegram; NULL until an invitation is taken
    secret TEXT,                     -- their own API login and key, encrypted; NULL without
    invitation TEXT UNIQUE,          -- a print of what the last invitation's link carries, also once it is taken
    invited_until BIGINT,            -- NULL when there is none to be taken
    added_by BIGINT,                 -- the operator; NULL: came by a key of their own
    created_at BIGINT NOT NULL,      -- since when it is as it is: the key's age, where there is one
    tell_orders BIGINT NOT NULL,     -- 1: wants to hear of them
    tell_rewards BIGINT NOT NULL,
    tell_payouts BIGINT NOT NULL,
    look_at BIGINT,                  -- when the site's list of their orders is read next; NULL without a key
    read_until BIGINT                -- how far it has been, in the site's clock; NULL: never yet
);
CREATE INDEX partners_to_look_at ON partners (look_at) WHERE look_at IS NOT NULL;

-- Who came by a partner's link. The partner need not be known here: the site pays them all the same.
CREATE TABLE referrals (
    user_id BIGINT NOT NULL PRIMARY KEY,
    partner_id BIGINT NOT NULL,
    label TEXT NOT NULL,             -- '' for none
    came_at BIGINT NOT NULL,
    update_id BIGINT,                -- the update that was counted last: delivered again, it counts no more
    opened TEXT NOT NULL,            -- and the link: the partner and the label, whoever won
    opened_at BIGINT NOT NULL        -- and when
);

-- Orders of those people: what was sent to the site, and whether it has been counted.
CREATE TABLE partner_bids (
    bid_id BIGINT NOT NULL PRIMARY KEY REFERENCES bids (id),
    partner_id BIGINT NOT NULL,
    label TEXT NOT NULL,
    made_at BIGINT,                  -- since when it counts as an order
    paid_at BIGINT,                  -- since when it counts as paid out
    site_id BIGINT,                  -- the site's number of it, once it is made
    counted BIGINT NOT NULL,         -- what the sums have of it: 0 nothing, 1 that it was made, 2 that it is paid out too
    count_at BIGINT                  -- when they are to get the rest; NULL: they have all there is
);
CREATE INDEX partner_bids_to_count ON partner_bids (count_at) WHERE count_at IS NOT NULL;
CREATE INDEX partner_bids_by_partner ON partner_bids (partner_id, bid_id);
CREATE INDEX partner_bids_by_site ON partner_bids (site_id) WHERE site_id IS NOT NULL;

-- Sums, so that a screen costs the same whatever is behind it. Money is summed by the bot, not by SQL.
CREATE TABLE partner_days (
    partner_id BIGINT NOT NULL,
    kind TEXT NOT NULL,              -- all | label | direction
    name TEXT NOT NULL,              -- the label, or the direction's id; '' for all, and for no label
    day BIGINT NOT NULL,             -- since 1970, UTC; -1: of all time
    clicks BIGINT NOT NULL,
    people BIGINT NOT NULL,
    orders BIGINT NOT NULL,
    paid BIGINT NOT NULL,
    turnover TEXT NOT NULL,          -- JSON: what customers gave in paid orders, by currency code
    reward TEXT NOT NULL,            -- what came to the balance, as far as the site has shown it
    PRIMARY KEY (partner_id, kind, name, day)
);
CREATE INDEX partner_days_by_day ON partner_days (partner_id, kind, day, name);

-- What the site's list of a partner's orders has shown, so that each is told once.
CREATE TABLE partner_orders (
    partner_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    accrued BIGINT NOT NULL,         -- 1: its reward came to the balance
    PRIMARY KEY (partner_id, site_id)
);

-- A request for a payout is a job of its own: what is done next at `act_at` is what its stage says.
CREATE TABLE payouts (
    id BIGINT NOT NULL PRIMARY KEY,
    draft_id BIGINT NOT NULL UNIQUE, -- one confirmed draft makes at most one request
    partner_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    lang TEXT NOT NULL,
    method_id BIGINT NOT NULL,       -- the site's id of the currency
    method_title TEXT NOT NULL,
    account TEXT,                    -- encrypted; NULL once it is erased
    amount TEXT NOT NULL,            -- what was to be received when it was confirmed
    stage TEXT NOT NULL,             -- asking | checking | waiting | closed | refused | failed
    site_id BIGINT,
    status BIGINT,                   -- the site's
    pay_amount TEXT,                 -- what is received by the site's list; NULL until that has shown it
    trouble TEXT,                    -- JSON: why refused or failed
    card_message_id BIGINT,
    attempts BIGINT NOT NULL,        -- to ask for it
    called_at BIGINT,                -- when the call began whose answer is not known
    newest_before BIGINT,            -- the highest number in the site's list of payouts before that; NULL: not shown
    balance_before TEXT,             -- what the site said the balance was, where the list is not shown
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    act_at BIGINT                    -- NULL when nothing is to be done any more
);
CREATE UNIQUE INDEX payouts_under_way ON payouts (partner_id) WHERE stage IN ('asking', 'checking');
CREATE INDEX payouts_to_ask ON payouts (act_at) WHERE stage IN ('asking', 'checking');
CREATE INDEX payouts_to_watch ON payouts (act_at) WHERE stage IN ('waiting', 'failed') AND act_at IS NOT NULL;
CREATE INDEX payouts_by_user ON payouts (user_id, id);
CREATE INDEX payouts_to_close ON payouts (id) WHERE stage = 'waiting';
CREATE INDEX payouts_to_erase ON payouts (id) WHERE account IS NOT NULL AND stage IN ('closed', 'refused', 'failed');
