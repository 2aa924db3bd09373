package io.signalbox.ingestion.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeOwnersRulesTest {
  @Test
  void theLastLineThatAPathMatchesNamesItsOwner() {
    CodeOwnersRules rules =
        CodeOwnersRules.of(
            """
            # Everything
            *            @acme/all
            *.sql        @acme/dba
            /docs/       @acme/writers
            docs/*       ana@example.com @acme/shallow
            runbooks     @acme/sre
            /apps/**/api @acme/api
            /secret/     # nobody
            [Legal] @acme/legal
            terms.md
            """
                .lines()
                .toList());

    assertThat(rules.ownerOf("src/a.java")).contains("all");
    assertThat(rules.ownerOf("src/a.sql")).contains("dba");
    assertThat(rules.ownerOf("docs/deep/a.md")).contains("writers");
    assertThat(rules.ownerOf("docs/a.md")).contains("shallow");
    assertThat(rules.ownerOf("team/runbooks/a.md")).contains("sre");
    assertThat(rules.ownerOf("apps/x/y/api/a.md")).contains("api");
    assertThat(rules.ownerOf("secret/a.md")).isEmpty();
    assertThat(rules.ownerOf("x/terms.md")).contains("legal");
    assertThat(CodeOwnersRules.none().ownerOf("a.md")).isEmpty();
  }
}
