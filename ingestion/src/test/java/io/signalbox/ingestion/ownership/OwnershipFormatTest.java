package io.signalbox.ingestion.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.knowledge.ownership.Ownership;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnershipFormatTest {
  private final RowReader<Ownership> any = OwnershipFormat.anyReader();

  @Test
  void readsEveryDocumentOfACatalogueThatIsWhole() {
    Collected<Ownership> read = Collected.fromFile(any, "ownership/catalog-info.yaml");

    assertThat(read.rows)
        .containsExactly(
            new Ownership(
                "checkout",
                List.of("Checkout Service"),
                Optional.of("payments"),
                Optional.of("#team-payments"),
                Optional.empty(),
                Optional.of("Takes the money.")),
            Ownership.ofTeam(
                "payments", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
            new Ownership(
                "ledger-api",
                List.of(),
                Optional.of("ana"),
                Optional.of("#ledger"),
                Optional.empty(),
                Optional.empty()));
    assertThat(read.leftOut).isEmpty();
    assertThat(read.lines()).containsExactly(23L, 36L);
    assertThat(read.complaints().get(1)).contains("the System has no metadata.name");
  }

  @Test
  void readsATableOfServices() {
    Collected<Ownership> read = Collected.fromFile(any, "ownership/services.csv");

    assertThat(read.rows)
        .containsExactly(
            new Ownership(
                "checkout",
                List.of("cart", "basket"),
                Optional.of("payments"),
                Optional.of("#team-payments"),
                Optional.of("ana@harbour.example.net"),
                Optional.of("Takes the money.")),
            new Ownership(
                "search",
                List.of(),
                Optional.of("discovery"),
                Optional.of("#search"),
                Optional.empty(),
                Optional.empty()));
    assertThat(read.complaints())
        .containsExactly("ownership/services.csv:4: the row names no service");
  }

  @Test
  void survivesHostileDocuments() {
    String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nkind: Component\nmetadata: {name: *b}\n";
    String deep = "kind: Component\nmetadata: " + "[".repeat(100_000) + "\n";
    String wrong = "kind: Component\nmetadata: [name]\nspec: 7\n";
    String right = "kind: Component\nmetadata: {name: ok}\n";

    Collected<Ownership> read =
        Collected.from(
            any,
            "c.yaml",
            String.join(
                "---\n", bomb, deep, wrong, "- a\n- b\n", "&a [*a]\n", "# nothing\n", right));

    assertThat(read.rows).extracting(Ownership::service).containsExactly("ok");
    assertThat(read.rows.getFirst().owner()).isEmpty();
    assertThat(read.skipped).hasSize(5);
  }

  @Test
  void saysWhichFormatsThereAreWhenItKnowsNone() {
    assertThat(Collected.from(any, "x.txt", "hello").complaints())
        .containsExactly(
            "x.txt: is not recognised as an ownership table; the formats are"
                + " backstage, codeowners,"
                + " ownership-csv");
    assertThat(OwnershipFormat.named("backstage")).contains(OwnershipFormat.BACKSTAGE);
  }
}
