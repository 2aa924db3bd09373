package io.signalbox.knowledge.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.Shift.Origin;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnCallOverridesTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(7));
  private static final TableFile FILE =
      new TableFile("rotas", "a.csv", AccessRule.everyone(), Optional.empty(), START);

  private static Shift shift(String name, Origin origin, Instant from, Instant to) {
    return new Shift(
        "payments", Role.PRIMARY, OnCallPerson.named(name), from, to, ZoneOffset.UTC, origin);
  }

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private static void take(OnCallOverrides overrides, String id, String name, int from, int to) {
    overrides.take(
        id, shift(name, Origin.TAKEN_OVER, hour(from), hour(to)), "U0ANA", START, handle -> {});
  }

  private static List<String> duties(OnCallTable table) {
    return DutyTimeline.of(
            table.between(Audience.anyone(), "payments", START, hour(10)),
            Role.PRIMARY,
            START,
            hour(10))
        .stream()
        .map(duty -> duty.people().stream().map(OnCallPerson::name).toList().toString())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTakenOverOutranksTheTablesAlsoAfterTheyWereReadAnew(TestDatabase make) {
    try (Database database = make.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      List<Shift> rows =
          List.of(
              shift("Ana", Origin.ROTATION, START, END), shift("Bo", Origin.OVERRIDE, START, END));
      table.replace(FILE, rows);
      take(new OnCallOverrides(database.jdbi()), "1", "Cy", 2, 4);

      table.replace(FILE, rows);

      assertThat(duties(table)).containsExactly("[Bo]", "[Cy]", "[Bo]");
      assertThat(table.onDuty("Payments", Role.PRIMARY, hour(3)))
          .extracting(OnCallPerson::name)
          .containsExactly("Cy");
      assertThat(table.after(Audience.anyone(), "Cy", START)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLaterTakenHoldsAndWhatIsLeftOfTheEarlierStays(TestDatabase make) {
    try (Database database = make.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      table.replace(FILE, List.of(shift("Ana", Origin.ROTATION, START, END)));
      OnCallOverrides overrides = new OnCallOverrides(database.jdbi());
      take(overrides, "1", "Bo", 1, 9);
      take(overrides, "2", "Cy", 3, 5);
      take(overrides, "2", "Cy", 3, 5);

      assertThat(duties(table)).containsExactly("[Ana]", "[Bo]", "[Cy]", "[Bo]", "[Ana]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCoveredHoldsAgainWhenTheCoveringOneIsTakenBack(TestDatabase make) {
    try (Database database = make.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      table.replace(FILE, List.of(shift("Ana", Origin.ROTATION, START, END)));
      OnCallOverrides overrides = new OnCallOverrides(database.jdbi());
      take(overrides, "1", "Bo", 1, 9);
      take(overrides, "2", "Cy", 0, 10);
      take(overrides, "3", "Di", 3, 5);
      assertThat(duties(table)).containsExactly("[Cy]", "[Di]", "[Cy]");
      assertThat(table.after(Audience.anyone(), "Bo", START)).isEmpty();

      assertThat(overrides.remove("2")).isTrue();
      assertThat(duties(table)).containsExactly("[Ana]", "[Bo]", "[Di]", "[Bo]", "[Ana]");
      assertThat(table.after(Audience.anyone(), "Bo", START)).hasSize(2);

      assertThat(overrides.remove("3")).isTrue();
      assertThat(duties(table)).containsExactly("[Ana]", "[Bo]", "[Ana]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoMayNotSeeTheTeamsTablesDoesNotSeeWhatWasTakenOver(TestDatabase make) {
    try (Database database = make.get()) {
      Principal security = new Principal(Principal.PrincipalKind.GROUP, "security");
      OnCallTable table = new OnCallTable(database.jdbi());
      table.replace(
          new TableFile(
              "rotas", "a.csv", AccessRule.only(Set.of(security)), Optional.empty(), START),
          List.of(shift("Ana", Origin.ROTATION, START, END)));
      take(new OnCallOverrides(database.jdbi()), "1", "Bo", 1, 9);

      assertThat(table.between(Audience.anyone(), "payments", START, END)).isEmpty();
      assertThat(table.after(Audience.anyone(), "Bo", START)).isEmpty();
      assertThat(table.between(new Audience(Set.of(security)), "payments", START, END)).hasSize(2);
      assertThat(table.onDuty("payments", Role.PRIMARY, hour(2)))
          .extracting(OnCallPerson::name)
          .containsExactly("Bo");
    }
  }
}
