-- Whether an earlier event of the same key is still open: asked for every event that is taken.
CREATE INDEX inbox_event_by_key ON inbox_event (partner_code, key) WHERE state IN ('received', 'parked');
-- How many mails somebody had today, and what can be collected into one overview.
CREATE INDEX mail_by_recipient ON mail (recipient_id, state);
