-- Sampled requests over routes that keep texts, for rehearsals. Redacted as they went to the provider, and encrypted
-- with gateway.log.text-key: who has the table alone reads nothing in it. Owned by tools.foresight.recording.
CREATE TABLE recorded_request (
  id     VARCHAR(128) PRIMARY KEY, -- the call's
  caller VARCHAR(100) NOT NULL,
  route  VARCHAR(100) NOT NULL, -- that was asked for
  at     BIGINT       NOT NULL, -- milliseconds since 1970
  person VARCHAR(40)  NOT NULL, -- fingerprint of the end user's name; empty where none was named
  shape  VARCHAR(30)  NOT NULL, -- protocol of the request
  sealed TEXT         NOT NULL
);
CREATE INDEX recorded_request_caller ON recorded_request (caller, route, at);
CREATE INDEX recorded_request_at ON recorded_request (at);
