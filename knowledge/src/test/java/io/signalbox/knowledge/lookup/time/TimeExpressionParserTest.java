package io.signalbox.knowledge.lookup.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Now is Wednesday 25 November 2026, 14:00 in Berlin. */
class TimeExpressionParserTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-11-25T13:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "right now, 2026-11-25T14:00",
    "who is currently on call, 2026-11-25T14:00",
    "in 3 hours, 2026-11-25T17:00",
    "in half an hour, 2026-11-25T14:30",
    "2h ago, 2026-11-25T12:00",
    "in 90 minutes, 2026-11-25T15:30",
    "at 3pm, 2026-11-25T15:00",
    "at 15:00, 2026-11-25T15:00",
    "at 9am, 2026-11-26T09:00",
    "was it down at 9am, 2026-11-25T09:00",
    "at noon, 2026-11-26T12:00",
    "at midnight, 2026-11-26T00:00",
    "9 in the morning, 2026-11-26T09:00",
    "tomorrow at 9, 2026-11-26T09:00",
    "tonight at 9, 2026-11-25T21:00",
    "tonight at 3am, 2026-11-26T03:00",
    "Friday 3:30pm, 2026-11-27T15:30",
    "friday at midnight, 2026-11-28T00:00",
    "next monday at 8:15, 2026-11-30T08:15",
    "on 24.12. at 18:00, 2026-12-24T18:00",
    "2026-12-24T18:00, 2026-12-24T18:00",
    "2026-12-24T18:00Z, 2026-12-24T19:00",
    "2026-12-24 18:00+02:00, 2026-12-24T17:00",
    "on 2026-12-24 at 18:00 UTC, 2026-12-24T19:00",
    "Friday 3pm Berlin time, 2026-11-27T15:00",
    "Friday 3pm new york time, 2026-11-27T21:00",
    "Friday 3pm in Lisbon, 2026-11-27T16:00",
    "Friday 3pm Asia/Tokyo, 2026-11-27T07:00",
    "friday 3pm pst, 2026-11-28T00:00",
    "Friday 3pm UTC+5:30, 2026-11-27T10:30",
    "Friday 15:00 EST, 2026-11-27T21:00",
    "after the weekend, 2026-11-30T00:00",
    "day after tomorrow at 10am, 2026-11-27T10:00",
    "in two days at 10:00, 2026-11-27T10:00",
    "at 23:59, 2026-11-25T23:59",
    "at 17pm, 2026-11-25T17:00",
    "Friday 3pm UTC+5, 2026-11-27T11:00",
    "Friday 3pm UTC-0330, 2026-11-27T19:30",
    "a few hours ago, 2026-11-25T11:00",
    "a couple of hours from now, 2026-11-25T16:00",
    "half an hour later, 2026-11-25T14:30",
    "an hour ago, 2026-11-25T13:00",
    "in twelve hours, 2026-11-26T02:00",
    "8 in the evening, 2026-11-25T20:00",
    "at 2pm, 2026-11-25T14:00",
    "was it down at 2pm, 2026-11-24T14:00",
    "at 0:30, 2026-11-26T00:30",
    "at 12:30pm, 2026-11-26T12:30",
    "at 12am, 2026-11-26T00:00",
    "at 12:15am, 2026-11-26T00:15",
    "at 24:00, 2026-11-26T00:00",
    "at 15.30, 2026-11-25T15:30",
    "at 9 o'clock, 2026-11-26T09:00",
    "9 uhr, 2026-11-26T09:00",
    "8h30, 2026-11-26T08:30",
    "friday night at 6, 2026-11-27T18:00",
    "friday night at 5, 2026-11-28T05:00",
    "friday night at 11, 2026-11-27T23:00",
    "friday afternoon at 12:15, 2026-11-27T12:15",
    "friday morning at 11, 2026-11-27T11:00",
    "after 6pm, 2026-11-25T18:00",
    "after Friday, 2026-11-28T00:00",
    "since tomorrow, 2026-11-26T00:00",
    "until yesterday, 2026-11-25T00:00",
    "from Monday to Friday, 2026-11-30T00:00",
    "2026-12-24T18:00:30+0200, 2026-12-24T17:00:30",
    "Friday 3pm UTC+0530, 2026-11-27T10:30",
    "Friday 3pm GMT -11, 2026-11-28T03:00",
    "Friday 3pm (CET), 2026-11-27T15:00",
    "Friday 3pm San Francisco, 2026-11-28T00:00",
    "Friday 3pm tel aviv's local time, 2026-11-27T14:00",
  })
  void readsPointsInTime(String text, LocalDateTime expected) {
    assertThat(parse(text).when()).contains(new NamedTime.At(expected.atZone(BERLIN).toInstant()));
  }

  @ParameterizedTest
  @CsvSource({
    "today, 2026-11-25T00:00, 2026-11-26T00:00",
    "tonight, 2026-11-25T18:00, 2026-11-26T06:00",
    "this morning, 2026-11-25T06:00, 2026-11-25T12:00",
    "this afternoon, 2026-11-25T12:00, 2026-11-25T18:00",
    "this evening, 2026-11-25T18:00, 2026-11-25T22:00",
    "tomorrow, 2026-11-26T00:00, 2026-11-27T00:00",
    "tomorrow night, 2026-11-26T18:00, 2026-11-27T06:00",
    "the day after tomorrow, 2026-11-27T00:00, 2026-11-28T00:00",
    "yesterday, 2026-11-24T00:00, 2026-11-25T00:00",
    "last night, 2026-11-24T18:00, 2026-11-25T06:00",
    "on Friday, 2026-11-27T00:00, 2026-11-28T00:00",
    "this Friday, 2026-11-27T00:00, 2026-11-28T00:00",
    "next Friday, 2026-12-04T00:00, 2026-12-05T00:00",
    "next Monday, 2026-11-30T00:00, 2026-12-01T00:00",
    "on Wednesday, 2026-11-25T00:00, 2026-11-26T00:00",
    "who was on call on Friday, 2026-11-20T00:00, 2026-11-21T00:00",
    "last Monday, 2026-11-23T00:00, 2026-11-24T00:00",
    "last wednesday, 2026-11-18T00:00, 2026-11-19T00:00",
    "friday next week, 2026-12-04T00:00, 2026-12-05T00:00",
    "friday night, 2026-11-27T18:00, 2026-11-28T06:00",
    "this weekend, 2026-11-28T00:00, 2026-11-30T00:00",
    "over the weekend, 2026-11-28T00:00, 2026-11-30T00:00",
    "next weekend, 2026-12-05T00:00, 2026-12-07T00:00",
    "last weekend, 2026-11-21T00:00, 2026-11-23T00:00",
    "who was on over the weekend, 2026-11-21T00:00, 2026-11-23T00:00",
    "this week, 2026-11-23T00:00, 2026-11-30T00:00",
    "next week, 2026-11-30T00:00, 2026-12-07T00:00",
    "next month, 2026-12-01T00:00, 2027-01-01T00:00",
    "in December, 2026-12-01T00:00, 2027-01-01T00:00",
    "in two days, 2026-11-27T00:00, 2026-11-28T00:00",
    "2 weeks ago, 2026-11-11T00:00, 2026-11-12T00:00",
    "24 December, 2026-12-24T00:00, 2026-12-25T00:00",
    "Dec 24, 2026-12-24T00:00, 2026-12-25T00:00",
    "the 24th of december, 2026-12-24T00:00, 2026-12-25T00:00",
    "1 March, 2027-03-01T00:00, 2027-03-02T00:00",
    "29 February, 2028-02-29T00:00, 2028-03-01T00:00",
    "24.12., 2026-12-24T00:00, 2026-12-25T00:00",
    "24.12.2027, 2027-12-24T00:00, 2027-12-25T00:00",
    "2026-12-24, 2026-12-24T00:00, 2026-12-25T00:00",
    "12/24, 2026-12-24T00:00, 2026-12-25T00:00",
    "24/12, 2026-12-24T00:00, 2026-12-25T00:00",
    "on the 3rd, 2026-12-03T00:00, 2026-12-04T00:00",
    "on the 30th, 2026-11-30T00:00, 2026-12-01T00:00",
    "on the 31st, 2026-12-31T00:00, 2027-01-01T00:00",
    "24.12.27, 2027-12-24T00:00, 2027-12-25T00:00",
    "on 24.12, 2026-12-24T00:00, 2026-12-25T00:00",
    "next week on friday, 2026-12-04T00:00, 2026-12-05T00:00",
    "who was on call on 24 December, 2025-12-24T00:00, 2025-12-25T00:00",
    "who was on call on 25 November, 2026-11-25T00:00, 2026-11-26T00:00",
    "Christmas, 2026-12-25T00:00, 2026-12-26T00:00",
    "over christmas, 2026-12-24T00:00, 2026-12-27T00:00",
    "on New Year's Eve, 2026-12-31T00:00, 2027-01-01T00:00",
    "new years day, 2027-01-01T00:00, 2027-01-02T00:00",
    "from Friday to Sunday, 2026-11-27T00:00, 2026-11-30T00:00",
    "24-26 December, 2026-12-24T00:00, 2026-12-27T00:00",
    "between 24 and 26 December, 2026-12-24T00:00, 2026-12-27T00:00",
    "Dec 24 - Dec 26, 2026-12-24T00:00, 2026-12-27T00:00",
    "from 9:00 to 17:00 tomorrow, 2026-11-26T09:00, 2026-11-26T17:00",
    "tomorrow 9am - 5pm, 2026-11-26T09:00, 2026-11-26T17:00",
    "friday from 22:00 to 6:00, 2026-11-27T22:00, 2026-11-28T06:00",
    "until Friday, 2026-11-25T14:00, 2026-11-28T00:00",
    "until 6pm, 2026-11-25T14:00, 2026-11-25T18:00",
    "since Monday, 2026-11-23T00:00, 2026-11-25T14:00",
    "who was paged since Monday, 2026-11-23T00:00, 2026-11-25T14:00",
    "the next 3 hours, 2026-11-25T14:00, 2026-11-25T17:00",
    "the next two weeks, 2026-11-25T14:00, 2026-12-09T14:00",
    "the last 3 days, 2026-11-22T14:00, 2026-11-25T14:00",
    "Monday morning New York, 2026-11-30T12:00, 2026-11-30T18:00",
    "tomorrow CET, 2026-11-26T00:00, 2026-11-27T00:00",
    "day before yesterday, 2026-11-23T00:00, 2026-11-24T00:00",
    "December 24 to 26, 2026-12-24T00:00, 2026-12-27T00:00",
    "Dec 24-26 2027, 2027-12-24T00:00, 2027-12-27T00:00",
    "Dec 26-24, 2026-12-26T00:00, 2026-12-27T00:00",
    "in November, 2026-11-01T00:00, 2026-12-01T00:00",
    "in November 2027, 2027-11-01T00:00, 2027-12-01T00:00",
    "in March, 2027-03-01T00:00, 2027-04-01T00:00",
    "who was on call in October, 2026-10-01T00:00, 2026-11-01T00:00",
    "this month, 2026-11-01T00:00, 2026-12-01T00:00",
    "last month, 2026-10-01T00:00, 2026-11-01T00:00",
    "last week, 2026-11-16T00:00, 2026-11-23T00:00",
    "previous weekend, 2026-11-21T00:00, 2026-11-23T00:00",
    "three weeks from now, 2026-12-16T00:00, 2026-12-17T00:00",
    "in two months, 2027-01-25T00:00, 2027-01-26T00:00",
    "2 months ago, 2026-09-25T00:00, 2026-09-26T00:00",
    "3 days ago, 2026-11-22T00:00, 2026-11-23T00:00",
    "a week later, 2026-12-02T00:00, 2026-12-03T00:00",
    "the next days, 2026-11-25T14:00, 2026-11-28T14:00",
    "the next hour, 2026-11-25T14:00, 2026-11-25T15:00",
    "the past 2 months, 2026-09-25T14:00, 2026-11-25T14:00",
    "the next 20 minutes, 2026-11-25T14:00, 2026-11-25T14:20",
    "the last 2 weeks, 2026-11-11T14:00, 2026-11-25T14:00",
    "christmas eve, 2026-12-24T00:00, 2026-12-25T00:00",
    "xmas day, 2026-12-25T00:00, 2026-12-26T00:00",
    "boxing day, 2026-12-26T00:00, 2026-12-27T00:00",
    "new year's 2028, 2028-01-01T00:00, 2028-01-02T00:00",
    "christmas 2027, 2027-12-25T00:00, 2027-12-26T00:00",
    "nye, 2026-12-31T00:00, 2027-01-01T00:00",
    "on the 25th, 2026-11-25T00:00, 2026-11-26T00:00",
    "on the 24th, 2026-12-24T00:00, 2026-12-25T00:00",
    "who was on call on the 26th, 2026-10-26T00:00, 2026-10-27T00:00",
    "who was on call on the 25th, 2026-11-25T00:00, 2026-11-26T00:00",
    "who was on call on the 31st, 2026-10-31T00:00, 2026-11-01T00:00",
    "who was on call on 29.2., 2024-02-29T00:00, 2024-03-01T00:00",
    "25 November, 2026-11-25T00:00, 2026-11-26T00:00",
    "on 12/12, 2026-12-12T00:00, 2026-12-13T00:00",
    "3/14/27, 2027-03-14T00:00, 2027-03-15T00:00",
    "last friday, 2026-11-20T00:00, 2026-11-21T00:00",
    "friday last week, 2026-11-20T00:00, 2026-11-21T00:00",
    "this week on monday, 2026-11-23T00:00, 2026-11-24T00:00",
    "last week on monday, 2026-11-16T00:00, 2026-11-17T00:00",
    "thrusday, 2026-11-26T00:00, 2026-11-27T00:00",
    "firday, 2026-11-27T00:00, 2026-11-28T00:00",
    "on saturday, 2026-11-28T00:00, 2026-11-29T00:00",
    "on sunday, 2026-11-29T00:00, 2026-11-30T00:00",
    "tues, 2026-12-01T00:00, 2026-12-02T00:00",
    "tomorrow evening, 2026-11-26T18:00, 2026-11-26T22:00",
    "friday afternoon, 2026-11-27T12:00, 2026-11-27T18:00",
    "9am-5pm, 2026-11-26T09:00, 2026-11-26T17:00",
    "from 22:00 to 6:00, 2026-11-25T22:00, 2026-11-26T06:00",
    "from Friday to Monday, 2026-11-27T00:00, 2026-12-01T00:00",
    "between Friday and Sunday, 2026-11-27T00:00, 2026-11-30T00:00",
    "since 8am, 2026-11-25T08:00, 2026-11-25T14:00",
  })
  void readsStretchesOfTime(String text, LocalDateTime from, LocalDateTime to) {
    assertThat(parse(text).when())
        .contains(
            new NamedTime.During(from.atZone(BERLIN).toInstant(), to.atZone(BERLIN).toInstant()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "who owns the night-batch job",
        "midnight-importer",
        "who is on call 24/7",
        "kafka v3.12.1",
        "may I restart it",
        "march on",
        "second in command",
        "10.0.0.12",
        "err 500 on node-9",
        "",
        "   ",
        "in the est. budget",
      })
  void leavesOtherWordsAlone(String text) {
    assertThat(parse(text).when()).isEmpty();
    assertThat(parse(text).notices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "31 February | There is no 31 February.",
        "31 February at 3pm | There is no 31 February.",
        "on 2026-02-30 | There is no 30 February 2026.",
        "30.2. | There is no 30 February.",
        "2026-13-01 | There is no day 1 of month 13 2026.",
        "at 25:00 | “25:00” is not a time of day.",
        "at 13am | “13am” is not a time of day.",
        "at 12:75 | “12:75” is not a time of day.",
        "2026-02-30T10:00Z | “2026-02-30T10:00Z” is not a date and time.",
      })
  void saysThatATimeDoesNotExist(String text, String notice) {
    TimePhrase phrase = parse(text);

    assertThat(phrase.when()).isEmpty();
    assertThat(phrase.notices()).containsExactly(notice);
  }

  @Test
  void saysHowItReadAnAmbiguousDate() {
    TimePhrase german = parse("on 3/4");
    TimePhrase american =
        new TimeExpressionParser().parse("on 3/4", NOW, ZoneId.of("America/New_York"));

    assertThat(german.notices())
        .containsExactly("I read 3/4 as 3 April 2027; write 2027-04-03 to be sure.");
    assertThat(american.notices())
        .containsExactly("I read 3/4 as 4 March 2027; write 2027-03-04 to be sure.");
  }

  @Test
  void saysThatTheWeekdayDoesNotFitTheDate() {
    assertThat(parse("Monday 24 December").notices())
        .containsExactly("24 December 2026 is a Thursday; I went by the date.");
    assertThat(parse("Thursday 24 December").notices()).isEmpty();
  }

  @Test
  void tellsWhichZoneWasNamed() {
    assertThat(parse("Friday 3pm New York time").namedZone())
        .contains(ZoneId.of("America/New_York"));
    assertThat(parse("in Berlin").namedZone()).contains(BERLIN);
    assertThat(parse("Friday 3pm").namedZone()).isEmpty();
    assertThat(parse("9am IST").notices())
        .containsExactly("I read IST as India's time (Asia/Kolkata).");
  }

  @Test
  void asksToBeSureWhenAnHourCouldBeOfTheAfternoon() {
    assertThat(parse("at 3").notices())
        .containsExactly("I read the hour as 03:00; write 3pm for the afternoon.");
    assertThat(parse("at 7").notices()).isEmpty();
    assertThat(parse("at 3am").notices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at 1 | I read the hour as 01:00; write 1pm for the afternoon.",
        "at 6 | I read the hour as 06:00; write 6pm for the afternoon.",
        "on the 32nd | No month has a day 32.",
        "on the 0th | No month has a day 0.",
        "at 0pm | “0pm” is not a time of day.",
        "at 24:01 | “24:01” is not a time of day.",
        "at 12:60 | “12:60” is not a time of day.",
        "from Monday to Friday | The time asked for ends before it starts; I took its start.",
        "on 12/1 | I read 12/1 as 12 January 2027; write 2027-01-12 to be sure.",
      })
  void saysWhatItMadeOfATime(String text, String notice) {
    assertThat(parse(text).notices()).containsExactly(notice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at 0",
        "at 7",
        "at 13",
        "at 5:30",
        "on the 31st",
        "on 12/12",
        "on 13/12",
        "at 6 in the morning",
        "at 24:00"
      })
  void saysNothingWhereThereIsOneReading(String text) {
    assertThat(parse(text).when()).isPresent();
    assertThat(parse(text).notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in Berlin", "Berlin time", "9am Berlin", "europe/berlin", "at 9 CET"})
  void knowsAZoneHoweverItIsWritten(String text) {
    assertThat(parse(text).namedZone()).contains(BERLIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"the berlin team at 9", "berlin", "utc+19 at 9", "xx/yy at 9", "west wing at 9"})
  void takesAPlaceAloneForAWord(String text) {
    assertThat(parse(text).namedZone()).isEmpty();
  }

  @Test
  void takesLettersOfAZoneInSmallForAWordUnlessATimeStandsBeforeThem() {
    assertThat(parse("the est budget at 9").namedZone()).isEmpty();
    assertThat(parse("the EST budget at 9").namedZone()).contains(ZoneId.of("America/New_York"));
    assertThat(parse("at 9 est").namedZone()).contains(ZoneId.of("America/New_York"));
  }

  @Test
  void aStretchHoldsItsFirstInstantAndNotItsLast() {
    Instant from = Instant.parse("2026-11-27T00:00:00Z");
    Instant to = Instant.parse("2026-11-28T00:00:00Z");
    NamedTime.During day = new NamedTime.During(from, to);

    assertThat(day.covers(from)).isTrue();
    assertThat(day.covers(to.minusMillis(1))).isTrue();
    assertThat(day.covers(to)).isFalse();
    assertThat(day.covers(from.minusMillis(1))).isFalse();
  }

  @Test
  void coversTheWholeDayWhenTheClocksChange() {
    NamedTime spring = parse("on 2027-03-28").when().orElseThrow();
    NamedTime autumn = parse("on 2026-10-25").when().orElseThrow();

    assertThat(spring)
        .isEqualTo(
            new NamedTime.During(
                Instant.parse("2027-03-27T23:00:00Z"), Instant.parse("2027-03-28T22:00:00Z")));
    assertThat(autumn)
        .isEqualTo(
            new NamedTime.During(
                Instant.parse("2026-10-24T22:00:00Z"), Instant.parse("2026-10-25T23:00:00Z")));
  }

  @Test
  void saysWhatItTookWhereTheClocksChange() {
    TimePhrase skipped = parse("on 2027-03-28 at 2:30am");
    TimePhrase doubled = parse("on 2026-10-25 at 2:30am");

    assertThat(skipped.when()).contains(new NamedTime.At(Instant.parse("2027-03-28T01:30:00Z")));
    assertThat(skipped.notices()).singleElement().asString().contains("does not exist", "03:30");
    assertThat(doubled.when()).contains(new NamedTime.At(Instant.parse("2026-10-25T00:30:00Z")));
    assertThat(doubled.notices()).singleElement().asString().contains("happens twice");
  }

  @Test
  void takesTonightInTheSmallHoursForTheNightThatIsOn() {
    Instant twoAtNight = Instant.parse("2026-11-25T01:00:00Z");

    Optional<NamedTime> when =
        new TimeExpressionParser().parse("tonight", twoAtNight, BERLIN).when();

    assertThat(when)
        .contains(
            new NamedTime.During(
                Instant.parse("2026-11-24T17:00:00Z"), Instant.parse("2026-11-25T05:00:00Z")));
  }

  @Test
  void givesBackTheTextWithoutItsWordsOfTime() {
    String text = "who is on call on Friday at 3pm Berlin time for payments";

    assertThat(parse(text).without(text)).isEqualTo("who is on call for payments");

    String range = "who is on call from Friday to Sunday for payments";
    assertThat(parse(range).without(range)).isEqualTo("who is on call for payments");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at 99999999999999999999:00",
        "in 999 months",
        "İİİİİİ tomorrow at 3pm",
        "9999-12-31",
        "0000-00-00",
        "from from from to to until until since since",
        "in 999 weeks ago until tomorrow to yesterday",
        "\u0001\u0001 friday \uD83D\uDE00\uD83D at 3",
      })
  void survivesHostileText(String text) {
    assertThat(parse(text)).isNotNull();
    assertThat(parse((text + " ").repeat(200))).isNotNull();
  }

  private static TimePhrase parse(String text) {
    return new TimeExpressionParser().parse(text, NOW, BERLIN);
  }
}
