-- Accounts of other systems and the groups that they are in, by way of the live source that told of them. Owned by
-- knowledge.identity. Access rules name the principals; a change of membership touches no document.
CREATE TABLE external_account (
  source    VARCHAR(200) NOT NULL,
  principal VARCHAR(600) NOT NULL,
  mail      VARCHAR(320) NOT NULL, -- in lower case
  PRIMARY KEY (source, principal)
);
CREATE INDEX external_account_mail ON external_account (mail);

CREATE TABLE external_member (
  source           VARCHAR(200) NOT NULL,
  group_principal  VARCHAR(600) NOT NULL,
  member_principal VARCHAR(600) NOT NULL,
  PRIMARY KEY (source, group_principal, member_principal)
);
CREATE INDEX external_member_member ON external_member (member_principal);
