package io.signalbox.tools.foresight.change;

import org.jdbi.v3.core.Handle;

/**
 * Port that sends change notices to owners, updates them, and tells authors of objections;
 * implemented by the Slack bot within the caller's transaction.
 */
public interface ChangeNotices {

  /**
   * Returns a single identity for an owner, however it is spelt; an unknown name is returned
   * unchanged.
   */
  String canonical(String owner);

  /** Sends a notice; called once for each change and owner. */
  void tell(Handle handle, ChangeNotice notice);

  /** Updates the message of a notice to its present state. */
  void keep(Handle handle, ChangeNotice notice);

  /** Tells the author of a change that an owner objects. */
  void objected(Handle handle, ChangeNotice notice);
}
