package io.signalbox.knowledge.lookup.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Now is Wednesday 25 November 2026, 14:00 in Berlin. */
class TimeGrammarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-11-25T13:00:00Z");

  @Property(tries = 200, seed = "17")
  void aMomentIsTheSameHoweverItsDayIsWritten(
      @ForAll("moments") LocalDateTime at,
      @ForAll("patterns") String pattern,
      @ForAll("zones") ZoneId zone) {
    String text =
        at.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)) + " " + zone.getId();

    assertThat(when("who is on call on " + text)).contains(moment(at, zone));
  }

  @Property(tries = 100, seed = "17")
  void aWhileFromNowIsThatLong(@ForAll @IntRange(min = 1, max = 300) int minutes) {
    Instant expected = NOW.plusSeconds(60L * minutes);

    assertThat(when("in " + minutes + " minutes")).contains(new NamedTime.At(expected));
    assertThat(when(minutes + " minutes ago"))
        .contains(new NamedTime.At(NOW.minusSeconds(60L * minutes)));
  }

  @Property(tries = 500, seed = "17")
  void anyTextEndsInATimeOrInNone(@ForAll @StringLength(max = 80) String text) {
    assertThat(new TimeExpressionParser().parse(text, NOW, BERLIN)).isNotNull();
  }

  @Property(tries = 300, seed = "17")
  void anyOrderOfWordsOfTimeEndsInATimeOrInNone(@ForAll("wordsOfTime") String text) {
    assertThat(new TimeExpressionParser().parse(text, NOW, BERLIN)).isNotNull();
  }

  private static NamedTime moment(LocalDateTime at, ZoneId zone) {
    return new NamedTime.At(at.atZone(zone).toInstant());
  }

  private static Optional<NamedTime> when(String text) {
    return new TimeExpressionParser().parse(text, NOW, BERLIN).when();
  }

  /** Hours at which no zone below puts its clock forward or back. */
  @Provide
  Arbitrary<LocalDateTime> moments() {
    return Arbitraries.integers()
        .between(0, 10 * 24 * 60)
        .map(minutes -> LocalDateTime.parse("2026-12-01T04:00").plusMinutes(minutes));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
        "yyyy-MM-dd 'at' HH:mm", "yyyy-MM-dd HH:mm", "d MMMM yyyy 'at' HH:mm", "MMMM d yyyy HH:mm");
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("UTC", "Europe/Berlin", "Asia/Tokyo", "America/New_York").map(ZoneId::of);
  }

  @Provide
  Arbitrary<String> wordsOfTime() {
    return Arbitraries.of(
            "next last this on at in friday week weekend month noon 9 3pm 25:99 31.02. 2026-02-30"
                .split(" "))
        .list()
        .ofMaxSize(8)
        .map(words -> String.join(" ", words));
  }
}
