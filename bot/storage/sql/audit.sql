-- name: add(id, user_id, action, subject, details, at)!
INSERT INTO audit (id, user_id, action, subject, details, at)
VALUES (:id, :user_id, :action, :subject, :details, :at)
