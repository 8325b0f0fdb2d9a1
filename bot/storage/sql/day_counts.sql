-- name: add(day, name, count)!
INSERT INTO day_counts (day, name, count) VALUES (:day, :name, :count)
ON CONFLICT (day, name) DO UPDATE SET count = day_counts.count + excluded.count

-- name: counts(first, last)
SELECT day, name, count FROM day_counts WHERE day BETWEEN :first AND :last ORDER BY day, name

-- name: hold_turnover(day, code)^
-- As it is now; nobody else changes it until the transaction ends.
INSERT INTO day_turnover (day, code, amount) VALUES (:day, :code, '0')
ON CONFLICT (day, code) DO UPDATE SET amount = day_turnover.amount
RETURNING amount

-- name: set_turnover(day, code, amount)!
UPDATE day_turnover SET amount = :amount WHERE day = :day AND code = :code

-- name: turnover(first, last)
SELECT code, amount FROM day_turnover WHERE day BETWEEN :first AND :last ORDER BY day, code
