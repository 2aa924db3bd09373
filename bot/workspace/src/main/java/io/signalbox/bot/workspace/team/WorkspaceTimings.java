package io.signalbox.bot.workspace.team;

import java.time.Duration;
import java.util.List;

/**
 * Timing of the workspace: acknowledgement, repeats, trigger ids. Real time, since it is spent
 * waiting for another process.
 *
 * @param acknowledgement how long an app may take to acknowledge anything
 * @param repeats after an event was not acknowledged: when it is sent again, time after time
 * @param trigger how long a trigger id lives, on the workspace's clock
 */
public record WorkspaceTimings(Duration acknowledgement, List<Duration> repeats, Duration trigger) {

  public WorkspaceTimings {
    repeats = List.copyOf(repeats);
  }

  /**
   * Slack's own: three seconds; again at once, after a minute and after five. Source:
   * docs.slack.dev/apis/events-api, "Error handling".
   */
  public static WorkspaceTimings slack() {
    return new WorkspaceTimings(
        Duration.ofSeconds(3),
        List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
        Duration.ofSeconds(3));
  }
}
