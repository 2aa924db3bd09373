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
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnCallTableTest {
  private static final Principal SECURITY =
      new Principal(Principal.PrincipalKind.GROUP, "security");
  private static final Instant START = Instant.parse("2026-10-25T00:30:00Z");
  private static final Instant END = Instant.parse("2026-10-25T01:30:00Z");
  private static final TableFile FILE = file("a.csv", AccessRule.everyone());

  static List<Arguments> databases() {
    return List.of(
        Arguments.argumentSet("H2", (Supplier<Database>) TestDatabase::h2),
        Arguments.argumentSet("PostgreSQL", (Supplier<Database>) TestDatabase::postgres));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void givesBackWhatWasPutIn(Supplier<Database> open) {
    try (Database database = open.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      Shift shift = shift("Payments", "Ana");

      table.replace(FILE, List.of(shift));

      assertThat(table.between(Audience.anyone(), "payments ", START, END))
          .containsExactly(new SourcedShift(shift, FILE));
      assertThat(table.rosters(Audience.anyone()))
          .containsExactly(new TeamRoster("Payments", START, END, List.of(FILE)));
      assertThat(table.people(Audience.anyone())).containsExactly(shift.person());
      assertThat(table.after(Audience.anyone(), "Ana", START)).hasSize(1);
      assertThat(table.after(Audience.anyone(), "Ana", END)).isEmpty();
      assertThat(table.files()).containsExactly(FILE);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void leavesOutShiftsThatOnlyTouchTheStretch(Supplier<Database> open) {
    try (Database database = open.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      table.replace(FILE, List.of(shift("payments", "Ana")));

      assertThat(table.between(Audience.anyone(), "payments", END, END.plusSeconds(9))).isEmpty();
      assertThat(table.between(Audience.anyone(), "payments", START.minusSeconds(9), START))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void replacesAndForgetsOneFileOnly(Supplier<Database> open) {
    try (Database database = open.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      TableFile other = file("b.csv", AccessRule.everyone());
      table.replace(FILE, List.of(shift("payments", "Ana"), shift("payments", "Bo")));
      table.replace(other, List.of(shift("payments", "Cy")));

      table.replace(FILE, List.of(shift("payments", "Dee")));

      assertThat(names(table, Audience.anyone())).containsExactly("Cy", "Dee");
      assertThat(table.forget("rotas", "b.csv")).isTrue();
      assertThat(table.forget("rotas", "b.csv")).isFalse();
      assertThat(names(table, Audience.anyone())).containsExactly("Dee");
      assertThat(table.files()).containsExactly(FILE);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void showsRestrictedRowsToThoseGrantedOnly(Supplier<Database> open) {
    try (Database database = open.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      Principal channel = new Principal(Principal.PrincipalKind.CHANNEL, "C1");
      TableFile secret = file("s.csv", AccessRule.only(Set.of(SECURITY, channel)));
      table.replace(FILE, List.of(shift("payments", "Ana")));
      table.replace(secret, List.of(shift("payments", "Sam"), shift("vault", "Sam")));
      Audience security = new Audience(Set.of(SECURITY));
      Audience stranger =
          new Audience(Set.of(new Principal(Principal.PrincipalKind.GROUP, "secur")));

      assertThat(names(table, Audience.anyone())).containsExactly("Ana");
      assertThat(names(table, stranger)).containsExactly("Ana");
      assertThat(names(table, security)).containsExactly("Ana", "Sam");
      assertThat(names(table, new Audience(Set.of(channel)))).containsExactly("Ana", "Sam");
      assertThat(table.rosters(stranger)).extracting(TeamRoster::team).containsExactly("payments");
      assertThat(table.rosters(stranger).getFirst().files()).containsExactly(FILE);
      assertThat(table.after(stranger, "Sam", Instant.EPOCH)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void showsRowsOfSeveralClausesToThoseWhoMeetEach(Supplier<Database> open) {
    Principal channel = new Principal(Principal.PrincipalKind.CHANNEL, "C1");
    try (Database database = open.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      AccessRule both = AccessRule.only(Set.of(SECURITY)).and(AccessRule.only(Set.of(channel)));
      table.replace(
          file("s.csv", both.and(AccessRule.everyone())), List.of(shift("payments", "Sam")));

      assertThat(names(table, Audience.anyone())).isEmpty();
      assertThat(names(table, new Audience(Set.of(SECURITY)))).isEmpty();
      assertThat(names(table, new Audience(Set.of(channel)))).isEmpty();
      assertThat(names(table, new Audience(Set.of(channel, SECURITY), false))).isEmpty();
      assertThat(names(table, new Audience(Set.of(channel, SECURITY)))).containsExactly("Sam");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void followsAnAccessRuleThatChanges(Supplier<Database> open) {
    try (Database database = open.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      table.replace(FILE, List.of(shift("payments", "Ana")));

      table.replace(
          file("a.csv", AccessRule.only(Set.of(SECURITY))), List.of(shift("payments", "Ana")));

      assertThat(names(table, Audience.anyone())).isEmpty();
      assertThat(names(table, new Audience(Set.of(SECURITY)))).containsExactly("Ana");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void takesHostileRows(Supplier<Database> open) {
    try (Database database = open.get()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      Shift strange =
          new Shift(
              "a\0b'; DROP TABLE oncall_shift; --" + "x".repeat(1000),
              Role.SECONDARY,
              new OnCallPerson("é".repeat(1000), Optional.of("h\0"), Optional.empty()),
              Instant.MIN,
              Instant.MAX,
              ZoneId.of("UTC"),
              Origin.OVERRIDE);

      table.replace(FILE, List.of(strange));

      assertThat(table.rosters(Audience.anyone())).hasSize(1);
      assertThat(table.people(Audience.anyone())).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void neverShowsAFileHalfReplaced(Supplier<Database> open) throws Exception {
    try (Database database = open.get();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      OnCallTable table = new OnCallTable(database.jdbi());
      table.replace(FILE, many("Ana"));
      List<Future<?>> writers = new ArrayList<>();
      for (String name : List.of("Bo", "Cy")) {
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    table.replace(FILE, many(name));
                  }
                }));
      }

      for (int i = 0; i < 30; i++) {
        List<SourcedShift> seen = table.between(Audience.anyone(), "payments", START, END);
        assertThat(seen).hasSize(50);
        assertThat(seen.stream().map(each -> each.shift().person().name()).distinct()).hasSize(1);
      }

      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }

  private static List<Shift> many(String name) {
    List<Shift> shifts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      shifts.add(shift("payments", name));
    }
    return shifts;
  }

  private static List<String> names(OnCallTable table, Audience audience) {
    return table.people(audience).stream().map(OnCallPerson::name).toList();
  }

  private static TableFile file(String path, AccessRule access) {
    return new TableFile("rotas", path, access, Optional.of(START), END);
  }

  private static Shift shift(String team, String name) {
    return new Shift(
        team,
        Role.PRIMARY,
        OnCallPerson.named(name),
        START,
        END,
        ZoneId.of("Europe/Berlin"),
        Origin.ROTATION);
  }
}
