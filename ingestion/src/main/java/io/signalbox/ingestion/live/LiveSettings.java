package io.signalbox.ingestion.live;

import io.signalbox.knowledge.document.AccessRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of one live source: name, kind of system, connection, access rule and schedule.
 *
 * @param access who may see what is in it at most; rights of the system narrow it
 * @param owner who answers for what names nobody
 * @param every from one look for changes to the next
 * @param sweepEvery from one complete list to the next, which finds what the changes do not tell;
 *     where it is empty, as often as the system says
 * @param people mail addresses by account, for accounts whose address the system hides
 */
public record LiveSettings(
    String name,
    String system,
    LiveSourceFactory opener,
    AccessRule access,
    Optional<String> owner,
    ZoneId zone,
    Duration every,
    Optional<Duration> sweepEvery,
    Map<String, String> people) {
  public LiveSettings {
    people = Map.copyOf(people);
  }
}
