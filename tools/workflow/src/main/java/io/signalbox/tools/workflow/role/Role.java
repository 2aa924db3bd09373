package io.signalbox.tools.workflow.role;

/** Role of a person, with rights beyond asking questions. Everybody may ask. */
public enum Role {
  /** Answers requests of any pool; those of one pool are named in that pool. */
  EXPERT,
  /** Approves what needs a second person. */
  APPROVER,
  /** Administers the platform: has the rights of all other roles, and sees everything. */
  ADMIN
}
