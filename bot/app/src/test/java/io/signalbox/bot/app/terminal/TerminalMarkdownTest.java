package io.signalbox.bot.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalMarkdownTest {
  private final TerminalMarkdown plain = new TerminalMarkdown(Ansi.OFF, 30);

  @Test
  void wrapsProseAtWordsAndHangsListItems() {
    assertThat(plain.lines("1. Take the broken replica out of the read pool now."))
        .containsExactly("1. Take the broken replica out", "   of the read pool now.");
  }

  @Test
  void emphasisMayRunOverALineEndAndLeavesNoMarksBehind() {
    assertThat(plain.lines("then it goes over to **Bo Lindqvist** on Monday at nine."))
        .containsExactly("then it goes over to Bo", "Lindqvist on Monday at nine.");
  }

  @Test
  void inlineCodeIsNeverCut() {
    assertThat(plain.lines("Set the switch with `flagctl set x on` before you go."))
        .containsExactly("Set the switch with", "flagctl set x on before you", "go.");
  }

  @Test
  void codeBlocksAreLeftExactlyAsTheyAre() {
    String code = "kubectl -n ledger label pod ledger-pg-2 role=drained --overwrite";

    assertThat(plain.lines("```bash\n" + code + "\n```")).containsExactly("    " + code);
  }

  @Test
  void aTableHasColumnsAndALinkItsAddress() {
    assertThat(
            plain.lines(
                """
                | Port | What **for** |
                | ---: | --- |
                | 443 | [TLS](https://w.example/tls) |
                | 8443 | a \\| b |
                See [the rota](./rota.md) and <https://w.example>.
                Keep `a[0](b)`.\
                """))
        .containsExactly(
            "Port   What for",
            "────   ───────────────────────────",
            " 443   TLS (https://w.example/tls)",
            "8443   a | b",
            "See the rota and",
            "https://w.example.",
            "Keep a[0](b).");
  }

  @Test
  void coloursOnlyWhereTheTerminalHasThem() {
    TerminalMarkdown coloured = new TerminalMarkdown(Ansi.ON, 80);

    assertThat(coloured.lines("**now**").getFirst()).contains("\u001b[1m").contains("now");
    assertThat(plain.lines("**now**")).containsExactly("now");
  }
}
