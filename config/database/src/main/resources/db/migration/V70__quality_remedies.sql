-- Error budgets of objectives that are going too fast, so that each is told once. Owned by tools.foresight.quality.
CREATE TABLE quality_burn (
  objective  VARCHAR(100)     PRIMARY KEY,
  since      BIGINT           NOT NULL, -- minutes since 1970, as all times here
  seen_at    BIGINT           NOT NULL, -- last minute in which a rule applied
  pages      BOOLEAN          NOT NULL,
  factor     DOUBLE PRECISION NOT NULL,
  span       BIGINT           NOT NULL  -- length of the rule's window in minutes
);

-- Models to which people took routes back. A pin counts while the settings name the model that they named then.
CREATE TABLE quality_model_pin (
  route          VARCHAR(200) PRIMARY KEY,
  model          VARCHAR(200) NOT NULL,
  settings_model VARCHAR(200) NOT NULL,
  pinned_by      VARCHAR(40)  NOT NULL,
  pinned_at      BIGINT       NOT NULL
);
