package io.signalbox.bot.workspace.team;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Response URLs, valid for five uses within thirty minutes. Source:
 * docs.slack.dev/interactivity/handling-user-interaction, "Message responses".
 */
public final class ResponseUrls {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;
  private final Ids ids;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  ResponseUrls(Ids ids) {
    this.ids = ids;
  }

  /**
   * Origin of a response URL.
   *
   * @param message the message that was acted on, if one was
   */
  public record Origin(String channel, String person, Optional<String> message) {}

  private record Grant(Origin origin, Instant since, int used) {}

  /** Result of using a response URL. */
  public sealed interface Use {
    record Granted(Origin origin) implements Use {}

    record Refused(String error) implements Use {}
  }

  /** A new token, which the address of the response URL ends with. */
  public String issue(Origin origin) {
    String token = ids.secret(24);
    grants.put(token, new Grant(origin, ids.now(), 0));
    return token;
  }

  public Use use(String token) {
    Grant grant =
        grants.computeIfPresent(
            token, (key, one) -> new Grant(one.origin(), one.since(), one.used() + 1));
    if (grant == null) {
      return new Use.Refused("no_such_url");
    }
    if (ids.now().isAfter(grant.since().plus(LIFE))) {
      return new Use.Refused("expired_url");
    }
    return grant.used() > USES ? new Use.Refused("used_url") : new Use.Granted(grant.origin());
  }
}
