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

  private static Collected<Ownership> read(String path, String text) {
    return Collected.from(OwnershipFormat.anyReader(), path, text);
  }
}
