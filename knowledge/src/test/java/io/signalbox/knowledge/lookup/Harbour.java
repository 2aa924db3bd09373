package io.signalbox.knowledge.lookup;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Origin;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.ownership.Ownership;
import io.signalbox.knowledge.ownership.OwnershipTable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A small organisation, on Wednesday 25 November 2026, 14:00 in Berlin. Payments hands over on
 * Mondays at 9:00 (Ana, Bo, Cy in turn), with an override on Friday afternoon; identity every day;
 * edge has a gap on the weekend and is double booked on Friday; the table of platform ended in
 * October; the vault team is for the security group only.
 */
final class Harbour implements AutoCloseable {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Instant NOW = Instant.parse("2026-11-25T13:00:00Z");
  static final Audience ANYONE = Audience.anyone();
  static final Audience SECURITY =
      new Audience(Set.of(new Principal(Principal.PrincipalKind.GROUP, "security")));
  static final TableFile ROTAS = file("rotas.csv", AccessRule.everyone());
  static final TableFile CATALOG = file("catalog.csv", AccessRule.everyone());
  static final TableFile SECRET =
      file(
          "vault.csv",
          AccessRule.only(Set.of(new Principal(Principal.PrincipalKind.GROUP, "security"))));

  private final Database database;
  final OnCallTable onCall;
  final OwnershipTable ownership;
  final LookUp lookUp;

  private Harbour(Database database) {
    this.database = database;
    this.onCall = new OnCallTable(database.jdbi());
    this.ownership = new OwnershipTable(database.jdbi());
    this.lookUp = new LookUp(onCall, ownership);
  }

  static Harbour empty() {
    return new Harbour(TestDatabase.h2());
  }

  static Harbour open() {
    Harbour harbour = empty();
    harbour.onCall.replace(ROTAS, shifts());
    harbour.onCall.replace(
        SECRET,
        List.of(
            shift("vault", Role.PRIMARY, "Sam Secret", "2026-11-23T09:00", "2026-11-30T09:00")));
    harbour.ownership.replace(CATALOG, services());
    harbour.ownership.replace(
        SECRET, List.of(service("vault-store", List.of(), "vault", "#vault-private")));
    return harbour;
  }

  Optional<LookUpResult> ask(String question) {
    return lookUp.answer(question, ANYONE, NOW, BERLIN);
  }

  String text(String question) {
    return ask(question).map(LookUpResult::text).orElse("(left to retrieval)");
  }

  List<String> notices(String question) {
    return ask(question).map(LookUpResult::notices).orElse(List.of("(left to retrieval)"));
  }

  @Override
  public void close() {
    database.close();
  }

  static TableFile file(String path, AccessRule access) {
    return new TableFile(
        "tables", path, access, Optional.of(NOW.minusSeconds(86_400)), NOW.minusSeconds(600));
  }

  static Shift shift(String team, Role role, String name, String from, String to) {
    return shift(team, role, name, from, to, Origin.ROTATION);
  }

  static Shift shift(String team, Role role, String name, String from, String to, Origin origin) {
    Optional<String> handle = Optional.of(name.toLowerCase(java.util.Locale.ROOT).split(" ")[0]);
    return new Shift(
        team,
        role,
        new OnCallPerson(name, handle, Optional.empty()),
        local(from),
        local(to),
        BERLIN,
        origin);
  }

  static Ownership service(String name, List<String> aliases, String owner, String channel) {
    return new Ownership(
        name,
        aliases,
        Optional.of(owner).filter(text -> !text.isEmpty()),
        Optional.of(channel).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }

  static Instant local(String text) {
    return LocalDateTime.parse(text).atZone(BERLIN).toInstant();
  }

  private static List<Shift> shifts() {
    List<Shift> shifts = new ArrayList<>();
    String[] payments = {"Ana Ruiz", "Bo Lindqvist", "Cy Okafor"};
    LocalDateTime monday = LocalDateTime.parse("2026-11-02T09:00");
    for (int week = 0; week < 10; week++) {
      String from = monday.plusWeeks(week).toString();
      String to = monday.plusWeeks(week + 1).toString();
      shifts.add(shift("payments", Role.PRIMARY, payments[week % 3], from, to));
      shifts.add(shift("payments", Role.SECONDARY, payments[(week + 1) % 3], from, to));
    }
    shifts.add(
        shift(
            "payments",
            Role.PRIMARY,
            "Dee Novak",
            "2026-11-27T12:00",
            "2026-11-27T18:00",
            Origin.OVERRIDE));
    String[] identity = {"Eli Stone", "Flo Berg"};
    LocalDateTime day = LocalDateTime.parse("2026-11-16T09:00");
    for (int i = 0; i < 40; i++) {
      shifts.add(
          shift(
              "identity",
              Role.PRIMARY,
              identity[i % 2],
              day.plusDays(i).toString(),
              day.plusDays(i + 1).toString()));
    }
    shifts.add(shift("edge", Role.PRIMARY, "Gus Hall", "2026-11-23T09:00", "2026-11-28T09:00"));
    shifts.add(shift("edge", Role.PRIMARY, "Hal Ives", "2026-11-27T09:00", "2026-11-27T17:00"));
    shifts.add(shift("edge", Role.PRIMARY, "Hal Ives", "2026-11-30T09:00", "2026-12-28T09:00"));
    shifts.add(shift("platform", Role.PRIMARY, "Ivy Jung", "2026-10-01T00:00", "2026-10-31T00:00"));
    shifts.add(shift("data", Role.PRIMARY, "Ana Silva", "2026-11-23T09:00", "2026-12-07T09:00"));
    return shifts;
  }

  private static List<Ownership> services() {
    return List.of(
        new Ownership(
            "payments-api",
            List.of("billing", "checkout"),
            Optional.of("payments"),
            Optional.of("#team-payments"),
            Optional.of("payments@harbour.example"),
            Optional.of("Takes cards.")),
        service("ledger-api", List.of("ledger"), "payments", "#team-payments"),
        service("auth-gateway", List.of("auth", "login"), "identity", "#team-identity"),
        service("kafka", List.of("event bus"), "platform", "#team-platform"),
        service("cargo-tracker", List.of(), "booking", "#team-booking"),
        service("orphan-job", List.of(), "", ""),
        service("cdn", List.of("edge cache"), "edge", "#team-edge"));
  }
}
