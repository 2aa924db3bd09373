-- The typed tables that answer by look-up. Owned by knowledge.table, knowledge.oncall and knowledge.ownership.

CREATE TABLE table_file (
  kind        VARCHAR(20)   NOT NULL, -- what its rows are: oncall, ownership
  source      VARCHAR(200)  NOT NULL,
  path        VARCHAR(1500) NOT NULL,
  access_rule TEXT          NOT NULL,
  modified_at TIMESTAMP WITH TIME ZONE,
  read_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (kind, source, path)
);

-- The access rule once more, one row for each that it grants: 'public', 'group:sre'. Every query for an
-- audience asks here, so that rows it may not see are not even counted.
CREATE TABLE table_file_reader (
  kind   VARCHAR(20)   NOT NULL,
  source VARCHAR(200)  NOT NULL,
  path   VARCHAR(1500) NOT NULL,
  reader VARCHAR(400)  NOT NULL,
  PRIMARY KEY (kind, source, path, reader),
  FOREIGN KEY (kind, source, path) REFERENCES table_file (kind, source, path)
);

CREATE TABLE oncall_shift (
  source        VARCHAR(200)  NOT NULL,
  path          VARCHAR(1500) NOT NULL,
  position      INTEGER       NOT NULL,
  team          VARCHAR(400)  NOT NULL,
  team_key      VARCHAR(400)  NOT NULL, -- in lower case, as teams are compared
  role          VARCHAR(20)   NOT NULL,
  person_name   VARCHAR(400)  NOT NULL,
  person_handle VARCHAR(400),
  person_email  VARCHAR(400),
  starts_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  ends_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  zone          VARCHAR(100)  NOT NULL,
  origin        VARCHAR(20)   NOT NULL,
  PRIMARY KEY (source, path, position)
);
CREATE INDEX oncall_shift_team ON oncall_shift (team_key, ends_at);

CREATE TABLE ownership_entry (
  source      VARCHAR(200)  NOT NULL,
  path        VARCHAR(1500) NOT NULL,
  position    INTEGER       NOT NULL,
  service     VARCHAR(400)  NOT NULL,
  aliases     VARCHAR(4000) NOT NULL,
  owner       VARCHAR(400),
  channel     VARCHAR(400),
  contact     VARCHAR(400),
  description VARCHAR(4000),
  PRIMARY KEY (source, path, position)
);
