package io.signalbox.bot.workspace.team;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Issues and checks response URLs of the simulated Slack, valid for five uses within thirty
 * minutes. Source: docs.slack.dev/interactivity/handling-user-interaction, "Message responses".
 */
public final class ResponseUrls {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;
  private final SlackIds ids;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  ResponseUrls(SlackIds ids) {
    this.ids = ids;
  }

  /**
   * Channel and person of the interaction for which a response URL was issued.
   *
   * @param message the message that was acted on, if one was
   */
  public record Origin(String channel, String person, Optional<String> message) {}

  private record Grant(Origin origin, Instant since, int used) {}

  /** Result of using a response URL. */
  public sealed interface UrlUse {
    record Granted(Origin origin) implements UrlUse {}

    record UseRefused(String error) implements UrlUse {}
  }

  /** Returns a new token, with which the response URL ends. */
  public String issue(Origin origin) {
    String token = ids.secret(24);
    grants.put(token, new Grant(origin, ids.now(), 0));
    return token;
  }

  public UrlUse use(String token) {
    Grant grant =
        grants.computeIfPresent(
            token, (key, one) -> new Grant(one.origin(), one.since(), one.used() + 1));
    if (grant == null) {
      return new UrlUse.UseRefused("no_such_url");
    }
    if (ids.now().isAfter(grant.since().plus(LIFE))) {
      return new UrlUse.UseRefused("expired_url");
    }
    return grant.used() > USES
        ? new UrlUse.UseRefused("used_url")
        : new UrlUse.Granted(grant.origin());
  }
}
