package io.signalbox.tools.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.tools.route.DataClass;
import io.signalbox.tools.route.RouteTable;
import io.signalbox.tools.triage.Pool.Expert;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static TriageSettings settings(String yaml) {
    return ConfigFile.ofText("office-hours:\n" + yaml.indent(2), Path.of("."), Map.of())
        .load(
            root ->
                TriageSettings.from(root.section("office-hours", "x"), RouteTable.of(List.of())))
        .settings();
  }

  private static final TriageSettings USUAL =
      settings(
          """
          pools:
            search: {topics: [retrieval], experts: {a: {}}}
            rest: {experts: {b: {}}}
          """);

  @ParameterizedTest
  @CsvSource({
    "which embedding model for search and the index?,RETRIEVAL,search",
    "which model?,MODEL_CHOICE,rest",
    "the assistant is down since noon,INCIDENT,rest",
    "may prompts hold personal data? privacy,SAFETY,rest",
    "remodelling the kitchen,OTHER,rest",
  })
  void theWordsOfARequestSayWhatItIsAboutAndWhose(String question, Topic topic, String pool) {
    assertThat(USUAL.rules().topic(Ask.of(question))).isEqualTo(topic);
    assertThat(USUAL.rules().poolFor(topic).name()).isEqualTo(pool);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24,,CRITICAL",
    "2026-11-20,,CRITICAL",
    "2026-11-27,,HIGH",
    "2026-11-27,the customer launch,CRITICAL",
    "2026-12-05,,NORMAL",
    "2027-03-01,,LOW",
    "2027-03-01,production,NORMAL",
    ",,LOW",
    ",a prototype,NORMAL",
    ",the RELEASE,HIGH",
  })
  void theDeadlineAndWhatIsBlockedSayHowSoon(LocalDate deadline, String blocks, Urgency urgency) {
    Ask ask =
        new Ask(
            "q",
            "",
            "",
            Optional.ofNullable(deadline),
            blocks == null ? "" : blocks,
            DataClass.PUBLIC,
            "");

    assertThat(USUAL.rules().urgency(ask, TODAY)).isEqualTo(urgency);
  }

  @Test
  void theSettingsMayHaveOtherWords() {
    TriageSettings own =
        settings(
            """
            pools: {all: {experts: {a: {}}}}
            topics: {safety: [lawyer]}
            """);

    assertThat(own.rules().topic(Ask.of("do we need a LAWYER?"))).isEqualTo(Topic.SAFETY);
    assertThat(own.rules().topic(Ask.of("is that gdpr?"))).isEqualTo(Topic.OTHER);
  }

  private static final Pool POOL =
      new Pool(
          "p",
          Set.of(),
          List.of(new Expert("a", Set.of(), false)),
          Optional.empty(),
          Optional.empty(),
          Duration.ofHours(1),
          2,
          0.5);

  private static Router.Candidate candidate(
      String id, Set<Topic> skills, boolean deputy, int load, double share, String zone) {
    return new Router.Candidate(id, new Expert(id, skills, deputy), ZoneId.of(zone), load, share);
  }

  private static Optional<String> next(Router.Candidate... candidates) {
    return Router.next(POOL, Topic.COST, List.of(candidates), Set.of(), NOON);
  }

  @Test
  void whoKnowsTheTopicIsAskedUnlessTheyHaveNoRoom() {
    Router.Candidate knows = candidate("knows", Set.of(Topic.COST), false, 1, 0, "UTC");
    Router.Candidate other = candidate("other", Set.of(Topic.SAFETY), false, 0, 0, "UTC");
    Router.Candidate full = candidate("full", Set.of(Topic.COST), false, 2, 0, "UTC");

    assertThat(next(knows, other)).contains("knows");
    assertThat(next(full, other)).contains("other");
    assertThat(next(full)).isEmpty();
    assertThat(Router.next(POOL, Topic.COST, List.of(knows), Set.of("knows"), NOON)).isEmpty();
  }

  @Test
  void aDeputyIsAskedWhereTheTopExpertTakesTooMuch() {
    Router.Candidate top = candidate("top", Set.of(Topic.COST), false, 0, 0.8, "UTC");
    Router.Candidate deputy = candidate("deputy", Set.of(), true, 0, 0.1, "UTC");
    Router.Candidate other = candidate("other", Set.of(), false, 0, 0.1, "UTC");

    assertThat(next(top, deputy, other)).contains("deputy");
    assertThat(next(candidate("top", Set.of(Topic.COST), false, 0, 0.4, "UTC"), deputy))
        .contains("top");
    assertThat(next(top)).contains("top");
  }

  @Test
  void whoIsAtWorkIsAskedFirst() {
    Router.Candidate asleep = candidate("asleep", Set.of(Topic.COST), false, 0, 0, "Asia/Tokyo");
    Router.Candidate awake = candidate("awake", Set.of(), false, 1, 0, "Europe/Berlin");

    assertThat(next(asleep, awake)).contains("awake");
    assertThat(next(asleep)).contains("asleep");
  }

  @Test
  void figuresOfNothingAreEmptyAndPercentilesAreOfThoseWhoWaited() {
    TriageFigures none = TriageFigures.of(List.of(), List.of());
    assertThat(none.waitHalf()).isEmpty();
    assertThat(none.deflected()).isEmpty();

    List<TriageRequest> lately =
        java.util.stream.IntStream.rangeClosed(1, 10)
            .mapToObj(
                i ->
                    new TriageRequest(
                        i,
                        "U1",
                        Ask.of("q"),
                        Topic.COST,
                        Urgency.LOW,
                        "p",
                        "C1",
                        i == 1 ? TriageRequest.State.DEFLECTED : TriageRequest.State.CLAIMED,
                        Optional.of(i < 8 ? "A" : "B"),
                        Offer.of(i < 3 ? "offer" : "", Optional.empty()),
                        NOON,
                        Optional.of(NOON.plus(Duration.ofMinutes(i))),
                        NOON,
                        Optional.empty(),
                        0,
                        0))
            .toList();
    TriageFigures figures = TriageFigures.of(List.of(), lately);

    assertThat(figures.waitHalf()).contains(Duration.ofMinutes(5));
    assertThat(figures.waitMost()).contains(Duration.ofMinutes(9));
    assertThat(figures.shares()).first().isEqualTo(Map.entry("A", 0.7));
    assertThat(figures.deflected()).contains(0.5);
  }
}
