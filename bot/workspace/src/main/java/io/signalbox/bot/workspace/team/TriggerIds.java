package io.signalbox.bot.workspace.team;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Issues and checks trigger ids of the simulated Slack, which prove that a person just acted; each
 * opens one view within three seconds. Source:
 * docs.slack.dev/interactivity/handling-user-interaction, "trigger_id".
 */
public final class TriggerIds {
  private final SlackIds ids;
  private final Duration life;
  private final Map<String, Trigger> issued = new ConcurrentHashMap<>();

  private record Trigger(String person, Instant since, boolean used) {}

  /** Result of exchanging a trigger id. */
  public sealed interface Exchange {
    /** The trigger id is valid and belongs to this person. */
    record Granted(String person) implements Exchange {}

    /** The trigger id is refused, with Slack's error code. */
    record ExchangeRefused(String error) implements Exchange {}
  }

  TriggerIds(SlackIds ids, Duration life) {
    this.ids = ids;
    this.life = life;
  }

  public String issue(String person) {
    String id = ids.secret(13) + "." + ids.secret(12) + "." + ids.secret(32);
    issued.put(id, new Trigger(person, ids.now(), false));
    return id;
  }

  public Exchange exchange(String id) {
    Trigger trigger = issued.get(id);
    if (trigger == null) {
      return new Exchange.ExchangeRefused("invalid_trigger_id");
    }
    if (ids.now().isAfter(trigger.since().plus(life))) {
      return new Exchange.ExchangeRefused("expired_trigger_id");
    }
    boolean first =
        issued.replace(id, trigger, new Trigger(trigger.person(), trigger.since(), true));
    return first && !trigger.used()
        ? new Exchange.Granted(trigger.person())
        : new Exchange.ExchangeRefused("exchanged_trigger_id");
  }
}
