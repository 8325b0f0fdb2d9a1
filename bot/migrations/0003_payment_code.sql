-- A payment code is a photo of its own: when the order can't be paid any more, nobody may pay by it.

ALTER TABLE bids ADD COLUMN code_message_id BIGINT;  -- the photo in the chat; NULL when there is none
