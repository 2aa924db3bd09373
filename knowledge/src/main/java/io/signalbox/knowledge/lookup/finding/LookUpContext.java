package io.signalbox.knowledge.lookup.finding;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.time.NamedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The circumstances of a question.
 *
 * @param zone in which the reader wants to see times
 * @param when the time it names
 */
public record LookUpContext(Audience audience, Instant now, ZoneId zone, Optional<NamedTime> when) {
  /** Up to this length the part of a stretch that is over already is of interest as well. */
  private static final Duration DAY_WITH_CLOCK_CHANGE = Duration.ofHours(25);

  public TimeWriter times() {
    return new TimeWriter(now, zone);
  }

  /** The instant asked for; of a stretch its start, or now when now is part of it. */
  public Instant instant() {
    return switch (when.orElseGet(() -> new NamedTime.At(now))) {
      case NamedTime.At at -> at.instant();
      case NamedTime.During during -> during.covers(now) ? now : during.from();
    };
  }

  /** The time asked for; of a week or month that is on, what is left of it. */
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
