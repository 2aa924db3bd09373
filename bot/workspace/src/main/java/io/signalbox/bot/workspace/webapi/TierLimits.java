package io.signalbox.bot.workspace.webapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rate limiter with Slack's limits: calls of a method in a minute, by the method's tier. Source:
 * docs.slack.dev/apis/web-api/rate-limits, and each method's page. Thread-safe.
 */
final class TierLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int TIER_2 = 20;
  private static final int TIER_3 = 50;
  private static final int TIER_4 = 100;

  private static final Map<String, Integer> A_MINUTE =
      Map.ofEntries(
          Map.entry("users.list", TIER_2),
          Map.entry("usergroups.list", TIER_2),
          Map.entry("usergroups.users.list", TIER_2),
          Map.entry("chat.startStream", TIER_2),
          Map.entry("chat.stopStream", TIER_2),
          Map.entry("conversations.create", TIER_2),
          Map.entry("conversations.setTopic", TIER_2),
          Map.entry("conversations.archive", TIER_2),
          Map.entry("conversations.list", TIER_2),
          Map.entry("conversations.invite", TIER_3),
          Map.entry("users.lookupByEmail", TIER_3),
          Map.entry("conversations.open", TIER_3),
          Map.entry("conversations.join", TIER_3),
          Map.entry("conversations.history", TIER_3),
          Map.entry("conversations.replies", TIER_3),
          Map.entry("chat.update", TIER_3),
          Map.entry("users.info", TIER_4),
          Map.entry("chat.postEphemeral", TIER_4),
          Map.entry("chat.appendStream", TIER_4),
          Map.entry("views.open", TIER_4),
          Map.entry("views.publish", TIER_4));

  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private boolean held;

  /** Enforces the limits from now on, with no call counted yet. */
  synchronized void begin() {
    held = true;
    calls.clear();
  }

  /** Counts a call; returns the time to wait when it exceeds the limit. */
  synchronized Optional<Duration> take(String method, Instant now) {
    Integer most = A_MINUTE.get(method);
    if (!held || most == null) {
      return Optional.empty();
    }
    Deque<Instant> lately = calls.computeIfAbsent(method, key -> new ArrayDeque<>());
    while (!lately.isEmpty() && !lately.peek().plus(WINDOW).isAfter(now)) {
      lately.remove();
    }
    if (lately.size() < most) {
      lately.add(now);
      return Optional.empty();
    }
    Duration free = Duration.between(now, lately.element().plus(WINDOW));
    return Optional.of(Duration.ofSeconds(Math.max(1, free.plusMillis(999).toSeconds())));
  }
}
