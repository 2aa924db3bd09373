package io.signalbox.tools.workflow.role;

/** Right beyond asking questions. Everybody may ask. */
public enum Role {
  /** Answers requests of any pool; those of one pool are named in that pool. */
  EXPERT,
  /** Lets through what needs a second person. */
  APPROVER,
  /** Runs the platform: may do what the others may, and sees everything. */
  ADMIN
}
