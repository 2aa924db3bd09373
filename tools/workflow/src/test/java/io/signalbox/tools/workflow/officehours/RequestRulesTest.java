package io.signalbox.tools.workflow.officehours;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.workflow.officehours.ExpertPool.Expert;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import io.signalbox.tools.workflow.officehours.topic.Urgency;
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

class RequestRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static OfficeHoursSettings settings(String yaml) {
    return ConfigFile.ofText("office-hours:\n" + yaml.indent(2), Path.of("."), Map.of())
        .load(
            root ->
                OfficeHoursSettings.from(
                    root.section("office-hours", "x"), RouteTable.of(List.of())))
        .settings();
  }

  private static final OfficeHoursSettings USUAL =
      settings(
          """
          pools:
            search: {topics: [retrieval], experts: {a: {}}}
            rest: {experts: {b: {}}}
          """);

  @Test
  void aTopicHasItsPoolAndTheLastTakesTheRest() {
    assertThat(USUAL.rules().poolFor(RequestTopic.RETRIEVAL).name()).isEqualTo("search");
    assertThat(USUAL.rules().poolFor(RequestTopic.SAFETY).name()).isEqualTo("rest");
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
    RequestText ask =
        new RequestText(
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
    OfficeHoursSettings own =
        settings(
            """
            pools: {all: {experts: {a: {}}}}
            topics: {safety: [lawyer]}
            """);

    assertThat(own.rules().topic(RequestText.of("do we need a LAWYER?")))
        .contains(RequestTopic.SAFETY);
    assertThat(own.rules().topic(RequestText.of("remodelling the kitchen"))).isEmpty();
  }

  private static final ExpertPool POOL =
      new ExpertPool(
          "p",
          Set.of(),
          List.of(new Expert("a", Set.of(), false)),
          Optional.empty(),
          Optional.empty(),
          Duration.ofHours(1),
          2,
          0.5);

  private static ExpertRouter.Candidate candidate(
      String id, Set<RequestTopic> skills, boolean deputy, int load, double share, String zone) {
    return new ExpertRouter.Candidate(
        id, new Expert(id, skills, deputy), ZoneId.of(zone), load, share);
  }

  private static Optional<String> next(ExpertRouter.Candidate... candidates) {
    return ExpertRouter.next(POOL, RequestTopic.COST, List.of(candidates), Set.of(), NOON);
  }

  @Test
  void whoKnowsTheTopicIsAskedUnlessTheyHaveNoRoom() {
    ExpertRouter.Candidate knows =
        candidate("knows", Set.of(RequestTopic.COST), false, 1, 0, "UTC");
    ExpertRouter.Candidate other =
        candidate("other", Set.of(RequestTopic.SAFETY), false, 0, 0, "UTC");
    ExpertRouter.Candidate full = candidate("full", Set.of(RequestTopic.COST), false, 2, 0, "UTC");

    assertThat(next(knows, other)).contains("knows");
    assertThat(next(full, other)).contains("other");
    assertThat(next(full)).isEmpty();
    assertThat(ExpertRouter.next(POOL, RequestTopic.COST, List.of(knows), Set.of("knows"), NOON))
        .isEmpty();
  }

  @Test
  void aDeputyIsAskedWhereTheTopExpertTakesTooMuch() {
    ExpertRouter.Candidate top = candidate("top", Set.of(RequestTopic.COST), false, 0, 0.8, "UTC");
    ExpertRouter.Candidate deputy = candidate("deputy", Set.of(), true, 0, 0.1, "UTC");
    ExpertRouter.Candidate other = candidate("other", Set.of(), false, 0, 0.1, "UTC");

    assertThat(next(top, deputy, other)).contains("deputy");
    assertThat(next(candidate("top", Set.of(RequestTopic.COST), false, 0, 0.4, "UTC"), deputy))
        .contains("top");
    assertThat(next(top)).contains("top");
  }

  @Test
  void whoIsAtWorkIsAskedFirst() {
    ExpertRouter.Candidate asleep =
        candidate("asleep", Set.of(RequestTopic.COST), false, 0, 0, "Asia/Tokyo");
    ExpertRouter.Candidate awake = candidate("awake", Set.of(), false, 1, 0, "Europe/Berlin");

    assertThat(next(asleep, awake)).contains("awake");
    assertThat(next(asleep)).contains("asleep");
  }

  @Test
  void figuresOfNothingAreEmptyAndPercentilesAreOfThoseWhoWaited() {
    OfficeHoursFigures none = OfficeHoursFigures.of(List.of(), List.of());
    assertThat(none.waitHalf()).isEmpty();
    assertThat(none.deflected()).isEmpty();

    List<OfficeHoursRequest> lately =
        java.util.stream.IntStream.rangeClosed(1, 10)
            .mapToObj(
                i ->
                    new OfficeHoursRequest(
                        i,
                        "U1",
                        RequestText.of("q"),
                        RequestTopic.COST,
                        Urgency.LOW,
                        "p",
                        "C1",
                        i == 1
                            ? OfficeHoursRequest.RequestState.DEFLECTED
                            : OfficeHoursRequest.RequestState.CLAIMED,
                        Optional.of(i < 8 ? "A" : "B"),
                        RequestOffer.of(i < 3 ? "offer" : "", Optional.empty()),
                        NOON,
                        Optional.of(NOON.plus(Duration.ofMinutes(i))),
                        NOON,
                        Optional.empty(),
                        0,
                        0))
            .toList();
    OfficeHoursFigures figures = OfficeHoursFigures.of(List.of(), lately);

    assertThat(figures.waitHalf()).contains(Duration.ofMinutes(5));
    assertThat(figures.waitMost()).contains(Duration.ofMinutes(9));
    assertThat(figures.shares()).first().isEqualTo(Map.entry("A", 0.7));
    assertThat(figures.deflected()).contains(0.5);
  }
}
