-- What a call's cost is told apart by, and what it was priced by.
ALTER TABLE gateway_call ADD COLUMN tag VARCHAR(64);
ALTER TABLE gateway_call ADD COLUMN end_user VARCHAR(16); -- a fingerprint, never the user's own name
ALTER TABLE gateway_call ADD COLUMN written_tokens BIGINT DEFAULT 0 NOT NULL; -- into the provider's cache
ALTER TABLE gateway_call ADD COLUMN searches BIGINT DEFAULT 0 NOT NULL;
