package io.signalbox.tools.foresight.catalogue.export;

import io.signalbox.tools.foresight.catalogue.DateKind;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;

/**
 * Exports retirement dates of models as an iCalendar feed (RFC 5545). A model keeps its UID when
 * its day moves, and counts up, so that a calendar that subscribes moves the entry.
 */
public final class RetirementCalendar {
  /**
   * Characters at which a line is folded, low enough for 75 octets when some characters take two.
   */
  private static final int FOLDED_AT = 60;

  private RetirementCalendar() {}

  /**
   * Returns the iCalendar feed; models without a retirement day are left out.
   *
   * @param now when it is made
   */
  public static String of(List<ModelFact> facts, Instant now) {
    Calendar calendar =
        new Calendar()
            .withProdId("-//Signalbox//Model retirements//EN")
            .withDefaults()
            .withProperty(ImmutableMethod.PUBLISH)
            .getFluentTarget();
    facts.stream()
        .filter(fact -> fact.retires().isPresent())
        .forEach(fact -> calendar.add(event(fact, now)));
    StringWriter folded = new StringWriter();
    try {
      // Lines of more than 75 octets are for some readers none; the writer folds at characters.
      new CalendarOutputter(/* validating= */ false, FOLDED_AT).output(calendar, folded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folded.toString();
  }

  private static VEvent event(ModelFact fact, Instant now) {
    VEvent event = new VEvent(/* initialise= */ false);
    String verb = fact.kind() == DateKind.EXACT ? " ends" : " may end from today on";
    event.add(new Uid(fact.model() + "." + fact.channel() + "@models.signalbox"));
    event.add(new DtStamp(now));
    event.add(new DtStart<>(fact.retires().orElseThrow()));
    event.add(new Summary(fact.model() + verb + " (" + fact.channel() + ")"));
    event.add(new Sequence(fact.moved().size()));
    event.add(new Description(words(fact)));
    fact.source().address().ifPresent(page -> event.add(new Url(page)));
    event.add(ImmutableTransp.TRANSPARENT);
    return event;
  }

  private static String words(ModelFact fact) {
    StringBuilder words = new StringBuilder();
    words.append("On that day: ").append(fact.fate().isEmpty() ? "not said" : fact.fate());
    words.append("\nSuccessor: ");
    words.append(fact.successors().isEmpty() ? "none" : String.join(" or ", fact.successors()));
    words.append("\nRead on ").append(fact.source().checked());
    if (fact.source().address().isEmpty()) {
      words.append(" in ").append(fact.source().page());
    }
    fact.moved()
        .forEach(
            earlier ->
                words
                    .append("\nBefore: ")
                    .append(earlier.retires().map(Object::toString).orElse("no day"))
                    .append(", read on ")
                    .append(earlier.checked()));
    return words.toString();
  }
}
