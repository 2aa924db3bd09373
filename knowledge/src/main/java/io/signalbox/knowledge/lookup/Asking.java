package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.when.When;
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
record Asking(Audience audience, Instant now, ZoneId zone, Optional<When> when) {
  /** Up to this length the part of a stretch that is over already is of interest as well. */
  private static final Duration DAY_WITH_CLOCK_CHANGE = Duration.ofHours(25);

  Times times() {
    return new Times(now, zone);
  }

  /** The instant asked for; of a stretch its start, or now when now is part of it. */
  Instant instant() {
    return switch (when.orElseGet(() -> new When.At(now))) {
      case When.At at -> at.instant();
      case When.During during -> during.covers(now) ? now : during.from();
    };
  }

  /** The time asked for; of a week or month that is on, what is left of it. */
  When span() {
    return when.map(this::withoutWhatIsOver).orElseGet(() -> new When.At(now));
  }

  Asking at(When other) {
    return new Asking(audience, now, zone, Optional.of(other));
  }

  private When withoutWhatIsOver(When asked) {
    return asked instanceof When.During during
            && during.covers(now)
            && Duration.between(during.from(), during.to()).compareTo(DAY_WITH_CLOCK_CHANGE) > 0
        ? new When.During(now, during.to())
        : asked;
  }
}
