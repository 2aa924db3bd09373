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

  /** Methods by what may be called of each in a minute. */
  private static final Map<Integer, String> METHODS =
      Map.of(
          TIER_2,
          """
          chat.startStream chat.stopStream conversations.archive
          conversations.create conversations.list conversations.rename
          conversations.setPurpose conversations.setTopic conversations.unarchive
          pins.add pins.list pins.remove reactions.list reactions.remove
          usergroups.create usergroups.disable usergroups.enable usergroups.list
          usergroups.update usergroups.users.list usergroups.users.update users.list
          users.setPresence
          """,
          TIER_3,
          """
          bots.info chat.delete chat.deleteScheduledMessage chat.meMessage
          chat.scheduleMessage chat.scheduledMessages.list chat.update
          conversations.history conversations.info conversations.invite
          conversations.join conversations.kick conversations.leave
          conversations.mark conversations.open conversations.replies files.delete
          files.list reactions.add reactions.get team.info team.profile.get
          users.conversations users.getPresence users.lookupByEmail
          users.profile.set
          """,
          TIER_4,
          """
          api.test chat.appendStream chat.postEphemeral conversations.members
          files.completeUploadExternal files.getUploadURLExternal files.info
          users.info users.profile.get views.open views.publish views.push
          views.update
          """);

  private static final Map<String, Integer> A_MINUTE = byMethod();

  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private boolean held;

  private static Map<String, Integer> byMethod() {
    Map<String, Integer> limits = new HashMap<>();
    METHODS.forEach(
        (most, names) -> {
          for (String name : names.strip().split("\\s+", -1)) {
            limits.put(name, most);
          }
        });
    return Map.copyOf(limits);
  }

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
