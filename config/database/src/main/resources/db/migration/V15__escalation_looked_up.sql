-- Whether what is known about an escalation's problem has been looked up for its thread. Those of earlier versions are
-- too old to be looked up again.
ALTER TABLE escalation ADD COLUMN looked_up BOOLEAN DEFAULT FALSE NOT NULL;
