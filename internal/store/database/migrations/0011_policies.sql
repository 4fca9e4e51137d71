-- What becomes of the messages that a worker is sending when it dies: ask,
-- resend or leave. Of workers of before nobody knows, so the operator is asked.
ALTER TABLE workers ADD COLUMN unsure TEXT NOT NULL DEFAULT 'ask';
