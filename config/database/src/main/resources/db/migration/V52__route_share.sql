-- Parts of routes' calls that go over another route, where they differ from the settings: set by hand, or returned
-- because of errors or quality. Owned by tools.traffic.
CREATE TABLE route_share (
  route      VARCHAR(100) PRIMARY KEY,
  percent    INTEGER      NOT NULL,
  reason     VARCHAR(400) NOT NULL,
  changed_at BIGINT       NOT NULL
);
