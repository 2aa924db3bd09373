package io.signalbox.bot.workspace.team;

import java.time.Duration;
import java.util.List;

/**
 * Timeouts of the workspace: for acknowledgements, repeated deliveries and trigger ids. Real time,
 * since it is spent waiting for another process.
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
   * Returns Slack's own: three seconds for an acknowledgement; repeats at once, after one and after
   * five minutes. Source: docs.slack.dev/apis/events-api, "Error handling".
   */
  public static WorkspaceTimings slack() {
    return new WorkspaceTimings(
        Duration.ofSeconds(3),
        List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
        Duration.ofSeconds(3));
  }
}
