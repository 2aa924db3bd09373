package io.signalbox.tools.gateway.accounting;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Numbered periods in which callers bypass an unreachable gateway, stored in the table {@code
 * direct_lane}. Of several processes that notice the same period, only one gets its number and
 * announces it. Safe for use from several threads and processes.
 */
public final class DirectModeEpisodes {
  private DirectModeEpisodes() {}

  /**
   * Begins an episode in the given transaction and returns its number; empty where one has begun
   * already.
   */
  public static Optional<Long> enter(Handle handle, String gateway) {
    handle.execute(
        "INSERT INTO direct_lane (gateway, episode, ongoing) VALUES (?, 0, FALSE) ON CONFLICT DO"
            + " NOTHING",
        gateway);
    return change(
        handle,
        gateway,
        "UPDATE direct_lane SET ongoing = TRUE, episode = episode + 1 WHERE gateway = ? AND ongoing"
            + " = FALSE");
  }

  /**
   * Ends the episode in the given transaction and returns its number; empty where it has ended
   * already.
   */
  public static Optional<Long> leave(Handle handle, String gateway) {
    return change(
        handle,
        gateway,
        "UPDATE direct_lane SET ongoing = FALSE WHERE gateway = ? AND ongoing = TRUE");
  }

  private static Optional<Long> change(Handle handle, String gateway, String update) {
    return handle.execute(update, gateway) == 0
        ? Optional.empty()
        : handle
            .createQuery("SELECT episode FROM direct_lane WHERE gateway = :gateway")
            .bind("gateway", gateway)
            .mapTo(Long.class)
            .findOne();
  }
}
