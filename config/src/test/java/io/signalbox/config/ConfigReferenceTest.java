package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
  enum SourceKind {
    PAGES,
    TICKETS
  }

  @Test
  void writesATableForEverySectionFromTheReadersThemselves() {
    String markdown = ConfigReference.of(ConfigReferenceTest::desk).markdown();

    assertThat(markdown)
        .isEqualTo(
            """
            | setting | value | default | what it does |
            | --- | --- | --- | --- |
            | `name` | text | required | How the desk | signs. |
            | `data` | path | `data` | Where records live. |

            ## `pool`

            The connections.

            | setting | value | default | what it does |
            | --- | --- | --- | --- |
            | `size` | whole number from 1 to 64 | `8` | Most at once. |
            | `patience` | duration of at least 1s | `20s` | Longest wait. |
            | `token` | secret | none | Who we are. |
            | `tls` | `true` or `false` | `false` | Encrypt. |
            | `certificate` | path | required | What to trust. Only with `tls: true`. |

            ## `sources[]`

            Where knowledge comes from.

            | setting | value | default | what it does |
            | --- | --- | --- | --- |
            | `kind` | one of `pages`, `tickets` | required | What is in it. |
            | `folder` | path | required | Where the pages are. Only with `kind: pages`. |
            | `labels` | list of text | `[incident]` | Which tickets. Only with `kind: tickets`. |

            """
                .replace("desk | signs", "desk \\| signs"));
  }

  @Test
  void describesNamedGroupsAndOptionalOnes() {
    String markdown =
        ConfigReference.of(
                root -> {
                  root.namedSections("routes", "Ways out.")
                      .values()
                      .forEach(r -> r.uri("url", "Where to.").required());
                  root.optionalSection("slack", "The workspace.")
                      .ifPresent(s -> s.text("team", "Which.").required());
                  return root;
                })
            .markdown();

    assertThat(markdown)
        .contains("## `routes.<name>`", "| `url` | URI | required |", "## `slack`", "| `team` |");
  }

  @Test
  void describesAChoiceInsideAChoice() {
    String markdown =
        ConfigReference.of(
                root -> {
                  if (root.bool("outer", "o").or(false) && root.bool("inner", "i").or(false)) {
                    root.text("deep", "Deep.").optional();
                  }
                  return root;
                })
            .markdown();

    assertThat(markdown)
        .contains("| `deep` | text | none | Deep. Only with `inner: true`. |")
        .contains("| `inner` | `true` or `false` | `false` | i Only with `outer: true`. |");
  }

  private static Object desk(ConfigSection root) {
    root.text("name", "How the desk | signs.").required();
    root.path("data", "Where records live.").or(Path.of("data"));
    ConfigSection pool = root.section("pool", "The connections.");
    pool.integer("size", "Most at once.").between(1, 64).or(8);
    pool.duration("patience", "Longest wait.")
        .atLeast(Duration.ofSeconds(1))
        .or(Duration.ofSeconds(20));
    pool.secret("token", "Who we are.").optional();
    if (pool.bool("tls", "Encrypt.").or(false)) {
      pool.path("certificate", "What to trust.").required();
    }
    for (ConfigSection source : root.sections("sources", "Where knowledge comes from.")) {
      switch (source.oneOf("kind", "What is in it.", SourceKind.class).required()) {
        case PAGES -> source.path("folder", "Where the pages are.").required();
        case TICKETS ->
            source.list("labels", "Which tickets.", SettingType.text()).or(List.of("incident"));
      }
    }
    return root;
  }
}
