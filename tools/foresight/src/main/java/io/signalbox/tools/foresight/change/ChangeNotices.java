package io.signalbox.tools.foresight.change;

import org.jdbi.v3.core.Handle;

/** Way to owners; writes messages down inside the caller's transaction. */
public interface ChangeNotices {

  /** Sends a notice; called once for each change and owner. */
  void tell(Handle handle, ChangeNotice notice);

  /** Changes the message of a notice to what holds now. */
  void keep(Handle handle, ChangeNotice notice);

  /** Tells the author of a change that an owner objects. */
  void objected(Handle handle, ChangeNotice notice);
}
