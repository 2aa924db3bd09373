package io.signalbox.knowledge.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.document.TableFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnershipTableTest {
  private static final Ownership FULL =
      new Ownership(
          "ledger-api",
          List.of("ledger", "the books"),
          Optional.of("payments"),
          Optional.of("#team-payments"),
          Optional.of("payments@harbour.example"),
          Optional.of("Keeps the books."));
  private static final Ownership BARE =
      new Ownership(
          "orphan",
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  static List<Arguments> databases() {
    return List.of(
        Arguments.argumentSet("H2", (Supplier<Database>) TestDatabase::h2),
        Arguments.argumentSet("PostgreSQL", (Supplier<Database>) TestDatabase::postgres));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void givesBackWhatWasPutIn(Supplier<Database> open) {
    try (Database database = open.get()) {
      OwnershipTable table = new OwnershipTable(database.jdbi());
      TableFile file = file("a.csv", AccessRule.everyone());

      table.replace(file, List.of(FULL, BARE));

      assertThat(table.rows(Audience.anyone()))
          .containsExactly(new SourcedOwnership(FULL, file), new SourcedOwnership(BARE, file));
      assertThat(table.files()).containsExactly(file);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void showsRestrictedRowsToThoseGrantedOnly(Supplier<Database> open) {
    try (Database database = open.get()) {
      OwnershipTable table = new OwnershipTable(database.jdbi());
      Principal ana = new Principal(Principal.PrincipalKind.USER, "U1");
      table.replace(file("a.csv", AccessRule.everyone()), List.of(BARE));
      table.replace(file("b.csv", AccessRule.only(Set.of(ana))), List.of(FULL));

      assertThat(table.rows(Audience.anyone())).hasSize(1);
      assertThat(table.rows(new Audience(Set.of(ana)))).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void replacesAndForgets(Supplier<Database> open) {
    try (Database database = open.get()) {
      OwnershipTable table = new OwnershipTable(database.jdbi());
      TableFile file = file("a.csv", AccessRule.everyone());
      table.replace(file, List.of(FULL, FULL));

      table.replace(file, List.of(BARE));

      assertThat(table.rows(Audience.anyone())).hasSize(1);
      assertThat(table.forget("catalog", "a.csv")).isTrue();
      assertThat(table.forget("catalog", "a.csv")).isFalse();
      assertThat(table.rows(Audience.anyone())).isEmpty();
      assertThat(table.files()).isEmpty();
    }
  }

  private static TableFile file(String path, AccessRule access) {
    return new TableFile(
        "catalog", path, access, Optional.empty(), Instant.parse("2026-11-25T13:00:00Z"));
  }
}
