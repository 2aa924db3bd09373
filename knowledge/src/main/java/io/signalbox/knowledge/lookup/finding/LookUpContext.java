package io.signalbox.knowledge.lookup.finding;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.time.NamedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Context of a look-up: audience, current time, time zone, and the time asked about.
 *
 * @param zone in which the reader wants to see times
 * @param when the time it names
 */
public record LookUpContext(Audience audience, Instant now, ZoneId zone, Optional<NamedTime> when) {
  /** Longest period, 25 hours, of which the part that is over is reported too. */
  private static final Duration DAY_WITH_CLOCK_CHANGE = Duration.ofHours(25);

  public TimeWriter times() {
    return new TimeWriter(now, zone);
  }

  /** Returns the instant asked about: of a period its start, or now if the period includes now. */
  public Instant instant() {
    return switch (when.orElseGet(() -> new NamedTime.At(now))) {
      case NamedTime.At at -> at.instant();
      case NamedTime.During during -> during.covers(now) ? now : during.from();
    };
  }

  /** Returns the time asked about; of a current period longer than a day, the rest from now on. */
  public NamedTime span() {
    return when.map(this::withoutWhatIsOver).orElseGet(() -> new NamedTime.At(now));
  }

  public LookUpContext at(NamedTime other) {
    return new LookUpContext(audience, now, zone, Optional.of(other));
  }

  private NamedTime withoutWhatIsOver(NamedTime asked) {
    return asked instanceof NamedTime.During during
            && during.covers(now)
            && Duration.between(during.from(), during.to()).compareTo(DAY_WITH_CLOCK_CHANGE) > 0
        ? new NamedTime.During(now, during.to())
        : asked;
  }
}
