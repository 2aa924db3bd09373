package io.signalbox.tools.foresight.catalogue.watch;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Way to an owner; writes a message down inside the caller's transaction. */
public interface OwnerNotices {

  /**
   * Sends a message about all of an owner's models that end, of which some are news.
   *
   * @param owner as callers name them; empty for whoever is told where there is none
   * @param id of the message, the same whenever it is the same
   */
  void tell(Handle handle, String owner, String id, List<NoticeItem> items);

  /** Changes a message that was sent to what holds now; empty when nothing ends any more. */
  void keep(Handle handle, String owner, String id, List<NoticeItem> items);
}
