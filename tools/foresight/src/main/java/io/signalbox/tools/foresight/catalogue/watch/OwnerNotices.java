package io.signalbox.tools.foresight.catalogue.watch;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Port that sends owners messages about retiring models and updates them, implemented by the Slack
 * bot within the caller's transaction.
 */
public interface OwnerNotices {

  /**
   * Returns whether somebody can be told for an owner now; while nobody can, nothing is written
   * down as told.
   *
   * @param owner as callers name them; empty for whoever is told where there is none
   */
  default boolean reaches(String owner) {
    return true;
  }

  /**
   * Sends an owner a message that lists all their retiring models, new ones included.
   *
   * @param owner as callers name them; empty for whoever is told where there is none
   * @param id of the message, the same whenever it is the same
   */
  void tell(Handle handle, String owner, String id, List<NoticeItem> items);

  /** Updates a message that was sent earlier; the list is empty when nothing retires any more. */
  void keep(Handle handle, String owner, String id, List<NoticeItem> items);
}
