-- Which version of a prompt the gateway serves where a request names none, and the part of conversations that gets
-- another one. Without a row it is the latest. Owned by tools.foresight.serving.
CREATE TABLE served_prompt (
  name       VARCHAR(400) PRIMARY KEY,
  version    INT          NOT NULL,
  other      INT,
  percent    INT          NOT NULL,
  changed_at BIGINT       NOT NULL
);

-- Name and version of the prompt that the gateway put into a call.
ALTER TABLE gateway_call ADD COLUMN served_prompt VARCHAR(420);
