-- name: add(bid_id, status, title, at)^
-- Nothing comes back when another transaction has just taken this seq.
INSERT INTO statuses (bid_id, seq, status, title, at)
SELECT CAST(:bid_id AS BIGINT), COALESCE(MAX(seq), 0) + 1, CAST(:status AS TEXT), CAST(:title AS TEXT),
    CAST(:at AS BIGINT)
FROM statuses WHERE bid_id = :bid_id
ON CONFLICT (bid_id, seq) DO NOTHING
RETURNING *

-- name: list(bid_id)
SELECT * FROM statuses WHERE bid_id = :bid_id ORDER BY seq
