package io.signalbox.ingestion.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.ownership.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service files of other catalogues, and CODEOWNERS. */
class OtherCataloguesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apiVersion: v3;kind: service;metadata:;  name: shopping-cart;  owner: myteam; "
            + " displayName: Shopping Cart | shopping-cart [Shopping Cart] myteam",
        "schema-version: v2.2;dd-service: web-store;team: shopping;contacts:;  - {type: email,"
            + " contact: a@example.org} | web-store [] shopping",
        "version: 1;service:;  name: Shopping Cart;  owner: shopping_cart_team;  aliases: [cart] |"
            + " Shopping Cart [cart] shopping_cart_team",
        "openapi: 3.0.1;info:;  title: Cart;  x-cortex-tag: cart-svc;  x-cortex-owners:;    -"
            + " {type: group, name: Delta} | cart-svc [Cart] Delta",
      })
  void readsTheServiceFilesOfOtherCatalogues(String yaml, String expected) {
    Collected<Ownership> read = read("service.yaml", yaml.replace(";", "\n") + "\n");

    assertThat(read.complaints()).isEmpty();
    assertThat(read.rows)
        .extracting(row -> row.service() + " " + row.aliases() + " " + row.owner().orElse(""))
        .containsExactly(expected);
  }

  @Test
  void aTemplateIsNoService() {
    Collected<Ownership> read =
        read(
            "catalog-info.yaml",
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: "${{ values.name }}"
            spec:
              owner: "${{ values.owner }}"
            """);

    assertThat(read.rows).isEmpty();
    assertThat(read.leftOut).containsExactly("a template of a service");
  }

  @Test
  void codeOwnersNameFoldersAndTheLaterLineCounts() {
    Collected<Ownership> read =
        read(
            ".github/CODEOWNERS",
            """
            # comment
            *                    @org/everybody
            /services/ledger/    @org/payments  # why
            /services/ledger/    @org/ledger
            docs/                docs@example.org
            """);

    assertThat(read.rows)
        .extracting(
            row ->
                row.service() + " " + row.aliases() + " " + row.owner().or(row::contact).orElse(""))
        .containsExactly("ledger [services/ledger] ledger", "docs [] docs@example.org");
  }

  @Test
  void aGroupIsATeamWithItsNamesAndWhereItIsAsked() {
    Collected<Ownership> read =
        read(
            "org.yaml",
            """
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata:
              name: payments
              description: Money in and out
              annotations:
                example.org/slack-channel: pay-help
            spec:
              type: team
              profile: {displayName: Payments Crew, email: pay@example.org}
              members: [user:default/ana, bo]
            ---
            apiVersion: backstage.io/v1alpha1
            kind: User
            metadata: {name: ana}
            """);

    Ownership group = read.rows.getFirst();
    assertThat(read.rows).hasSize(1);
    assertThat(group.isTeam()).isTrue();
    assertThat(group.owner()).contains("payments");
    assertThat(group.aliases()).containsExactly("Payments Crew");
    assertThat(group.channel()).contains("#pay-help");
    assertThat(group.contact()).contains("pay@example.org");
    assertThat(group.description()).contains("Money in and out. Members: ana, bo.");
    assertThat(read.leftOut).containsExactly("a catalogue entry that owns nothing");
  }

  @Test
  void namespacesAreToldApart() {
    Collected<Ownership> read =
        read(
            "catalog-info.yaml",
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: ledger}
            spec: {owner: group:default/payments}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: ledger, namespace: team-a}
            spec: {owner: payments}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: cart}
            spec: {owner: team-a/payments}
            """);

    assertThat(read.rows)
        .extracting(row -> row.service() + " " + row.aliases() + " " + row.owner().orElse(""))
        .containsExactly(
            "ledger [] payments",
            "team-a/ledger [ledger] team-a/payments",
            "cart [] team-a/payments");
  }

  @Test
  void whatADocumentMergesInIsItsOwn() {
    Collected<Ownership> read =
        read(
            "catalog-info.yaml",
            """
            x-base: &base {owner: payments, type: service}
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: ledger, title: "The Ledger"}
            spec:
              <<: *base
              lifecycle: production
            """);

    assertThat(read.rows.getFirst().owner()).contains("payments");
    assertThat(read.rows.getFirst().aliases()).containsExactly("The Ledger");
  }

  @Test
  void theFirstVersionOfDatadogIsReadAndAManifestOfKubernetesIsNoService() {
    Collected<Ownership> datadog =
        read(
            "service.datadog.yaml",
            """
            schema-version: v1
            info: {dd-service: web-store, display-name: Web Store}
            org: {team: shopping}
            contact: {slack: shop-help, email: shop@example.org}
            """);
    Collected<Ownership> kubernetes =
        read("pod.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n");

    assertThat(datadog.rows)
        .extracting(row -> row.service() + row.owner() + row.channel())
        .containsExactly("web-storeOptional[shopping]Optional[#shop-help]");
    assertThat(kubernetes.rows).isEmpty();
  }

  @Test
  void linesOfASectionWithoutOwnersHaveThoseOfTheSection() {
    Collected<Ownership> read =
        read(
            "CODEOWNERS",
            """
            @@@Crew @ana @bo
            CODEOWNERS.destination_branch_pattern main
            [Documentation][2] @org/writers
            docs/
            manual/ @carl @org/press
            ^[Optional]
            !docs/api
            services/pay/ @@Crew
            // @org/nobody
            \\ / @org/nobody
            """);

    assertThat(read.rows)
        .extracting(row -> row.service() + " " + row.owner().orElse(""))
        .containsExactly("docs writers", "manual press", "pay Crew");
    assertThat(read.leftOut)
        .containsExactly(
            "a setting or a group of people",
            "a setting or a group of people",
            "an exception",
            "a line with wildcards",
            "a line with wildcards");
  }

  private static Collected<Ownership> read(String path, String text) {
    return Collected.from(OwnershipFormat.anyReader(), path, text);
  }
}
