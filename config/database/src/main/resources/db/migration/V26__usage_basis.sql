-- What the tokens of a call rest on: NONE, COUNTED by the provider, ESTIMATED from sizes because it gave no numbers, or
-- DISBELIEVED: estimated because its numbers cannot be. Empty in rows that are older. Owned by tools.accounting.
ALTER TABLE gateway_call ADD COLUMN usage_basis VARCHAR(20);
