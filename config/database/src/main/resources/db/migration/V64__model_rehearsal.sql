-- Owned by tools.foresight.rehearsal: outcomes of rehearsals, and who accepted them. Times are milliseconds since 1970.
CREATE TABLE model_rehearsal (
  id          VARCHAR(40)   PRIMARY KEY,
  agent       VARCHAR(100)  NOT NULL,
  from_model  VARCHAR(200)  NOT NULL,
  to_model    VARCHAR(200)  NOT NULL,
  set_version VARCHAR(64)   NOT NULL,
  verdict     VARCHAR(20)   NOT NULL,
  pairs       INTEGER       NOT NULL,
  sentence    VARCHAR(2000) NOT NULL,
  at          BIGINT        NOT NULL,
  accepted_by VARCHAR(200)  NOT NULL -- empty while nobody did
);
CREATE INDEX model_rehearsal_agent ON model_rehearsal (agent, at);
