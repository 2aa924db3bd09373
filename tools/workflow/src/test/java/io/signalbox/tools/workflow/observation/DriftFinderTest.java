package io.signalbox.tools.workflow.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.AgentProfile.Keys;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.workflow.observation.AgentDrift.DriftField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Twenty planted drifts, each of which is found, and each without which nothing is said. */
class DriftFinderTest {
  private static final WritingTools TOOLS = new WritingTools(RouteTable.of(List.of()));

  private record Planted(DriftField field, Says says, Seen seen) {}

  private record Says(
      List<String> models,
      Keys keys,
      List<String> sources,
      DataClass data,
      boolean writes,
      boolean unattended,
      int people,
      int weekly) {
    AgentProfile profile() {
      return new AgentProfile(
          "poet",
          "writes poems",
          "data",
          "",
          "U1",
          "",
          "",
          models,
          keys,
          sources,
          data,
          new AgentProfile.Powers(writes, false, unattended),
          new AgentProfile.Use(people, weekly, 0),
          new AgentProfile.Practice("", "", ""));
    }
  }

  private record Seen(
      long calls,
      Set<String> models,
      Set<String> tools,
      Set<String> offered,
      DataClass highest,
      int endUsers,
      int hours) {
    AgentObservation observation() {
      Set<String> writing = new java.util.TreeSet<>(tools);
      writing.addAll(offered);
      writing.removeIf(tool -> !TOOLS.writes(tool));
      return new AgentObservation(
          30, calls, models, tools, offered, writing, Optional.of(highest), endUsers, hours);
    }
  }

  private static Says says() {
    return new Says(
        List.of("gpt-4o"),
        Keys.GATEWAY,
        List.of("tickets"),
        DataClass.INTERNAL,
        false,
        false,
        30,
        70);
  }

  private static Says models(String... models) {
    Says is = says();
    return new Says(
        List.of(models),
        is.keys,
        is.sources,
        is.data,
        is.writes,
        is.unattended,
        is.people,
        is.weekly);
  }

  private static Says keys(Keys keys) {
    Says is = says();
    return new Says(
        is.models, keys, is.sources, is.data, is.writes, is.unattended, is.people, is.weekly);
  }

  private static Says sources(String source) {
    Says is = says();
    return new Says(
        is.models,
        is.keys,
        List.of(source),
        is.data,
        is.writes,
        is.unattended,
        is.people,
        is.weekly);
  }

  private static Says data(DataClass data) {
    Says is = says();
    return new Says(
        is.models, is.keys, is.sources, data, is.writes, is.unattended, is.people, is.weekly);
  }

  private static Says use(int people, int weekly) {
    Says is = says();
    return new Says(
        is.models, is.keys, is.sources, is.data, is.writes, is.unattended, people, weekly);
  }

  private static Seen seen() {
    return new Seen(
        300,
        Set.of("gpt-4o-2024-08-06"),
        Set.of("ticket-search"),
        Set.of("get_ticket", "list_users"),
        DataClass.INTERNAL,
        25,
        10);
  }

  private static Seen models(Set<String> models) {
    Seen is = seen();
    return new Seen(is.calls, models, is.tools, is.offered, is.highest, is.endUsers, is.hours);
  }

  private static Seen offered(String tool) {
    Seen is = seen();
    return new Seen(
        is.calls,
        is.models,
        is.tools,
        Set.of("get_ticket", tool),
        is.highest,
        is.endUsers,
        is.hours);
  }

  private static Seen tools(String tool) {
    Seen is = seen();
    return new Seen(
        is.calls, is.models, Set.of(tool), is.offered, is.highest, is.endUsers, is.hours);
  }

  private static Seen calls(long calls) {
    Seen is = seen();
    return new Seen(
        calls,
        calls == 0 ? Set.of() : is.models,
        is.tools,
        is.offered,
        is.highest,
        is.endUsers,
        is.hours);
  }

  private static Seen data(DataClass highest, int endUsers, int hours) {
    Seen is = seen();
    return new Seen(is.calls, is.models, is.tools, is.offered, highest, endUsers, hours);
  }

  /** One field each; all else is as declared. */
  private static List<Planted> planted() {
    Seen seen = seen();
    return List.of(
        new Planted(DriftField.MODEL, says(), models(Set.of("gpt-4o", "gpt-4.1"))),
        new Planted(DriftField.MODEL, says(), models(Set.of("gpt-4o", "gpt-4o-mini"))),
        new Planted(
            DriftField.MODEL,
            models("claude-sonnet-4-5"),
            models(Set.of("claude-sonnet-4-5", "claude-opus-4-1-20250805"))),
        new Planted(
            DriftField.MODEL,
            models("mistral-small"),
            models(Set.of("mistral-small-2503", "mistral-large-2411"))),
        new Planted(DriftField.UNUSED_MODEL, models("gpt-4o", "o3"), seen),
        new Planted(DriftField.UNUSED_MODEL, models("gpt-4o", "text-embedding-3-large"), seen),
        new Planted(DriftField.WRITES, says(), offered("create_issue")),
        new Planted(DriftField.WRITES, says(), offered("sendEmail")),
        new Planted(DriftField.WRITES, says(), offered("mcp__jira__transition-update-issue")),
        new Planted(DriftField.WRITES, says(), offered("delete-branch")),
        new Planted(DriftField.USE, says(), calls(12)),
        new Planted(DriftField.USE, use(30, 70), calls(6_000)),
        new Planted(DriftField.USE, use(30, 5), seen),
        new Planted(DriftField.PEOPLE, use(5, 70), seen),
        new Planted(DriftField.PEOPLE, use(400, 70), seen),
        new Planted(DriftField.DATA_CLASS, data(DataClass.PUBLIC), seen),
        new Planted(DriftField.DATA_CLASS, says(), data(DataClass.RESTRICTED, 25, 10)),
        new Planted(DriftField.KEYS, keys(Keys.TEAM), seen),
        new Planted(DriftField.UNATTENDED, says(), data(DataClass.INTERNAL, 25, 24)),
        new Planted(DriftField.SOURCES, sources("runbooks"), tools("salary-lookup")));
  }

  @Test
  void eachOfTwentyPlantedDriftsIsFoundAndNothingElseIsSaid() {
    List<String> wrong = new ArrayList<>();
    for (Planted each : planted()) {
      List<DriftField> found =
          DriftFinder.between(each.says().profile(), each.seen().observation()).stream()
              .map(AgentDrift::field)
              .toList();
      if (!found.equals(List.of(each.field()))) {
        wrong.add(each + " -> " + found);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(planted()).hasSize(20);
  }

  @Test
  void anAgentThatDoesAsItsTeamSaysDriftsNowhere() {
    List<AgentDrift> drifts =
        Stream.of(
                new Planted(DriftField.MODEL, models("azure/GPT-4o"), seen()),
                new Planted(
                    DriftField.MODEL,
                    models("claude-3-5-haiku-latest"),
                    models(Set.of("us.anthropic.claude-3-5-haiku"))),
                new Planted(DriftField.MODEL, models(), models(Set.of("anything"))),
                new Planted(DriftField.WRITES, says(), offered("get_update_history")),
                new Planted(DriftField.USE, use(30, 40), seen()),
                new Planted(DriftField.USE, use(0, 0), seen()),
                new Planted(DriftField.DATA_CLASS, data(DataClass.CONFIDENTIAL), seen()))
            .flatMap(
                each ->
                    DriftFinder.between(each.says().profile(), each.seen().observation()).stream())
            .toList();

    assertThat(drifts).isEmpty();
  }

  @Test
  void bothSidesAreNamed() {
    assertThat(DriftFinder.between(says().profile(), calls(12).observation()))
        .extracting(AgentDrift::sentence)
        .containsExactly("uses a week: says 70 a week; had 3");
  }
}
