package io.signalbox.tools.foresight.change;

import org.jdbi.v3.core.Handle;

/** Way to owners; writes messages down inside the caller's transaction. */
public interface ChangeNotices {

  /**
   * Returns one name for an owner, however manifests and settings write them; the same text where
   * nobody is known by it.
   */
  String canonical(String owner);

  /** Sends a notice; called once for each change and owner. */
  void tell(Handle handle, ChangeNotice notice);

  /** Changes the message of a notice to what holds now. */
  void keep(Handle handle, ChangeNotice notice);

  /** Tells the author of a change that an owner objects. */
  void objected(Handle handle, ChangeNotice notice);
}
