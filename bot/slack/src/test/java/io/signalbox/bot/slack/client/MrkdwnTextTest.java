package io.signalbox.bot.slack.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.HostileText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnTextTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.com/a?b&c, https://example.com/a?b&amp;c",
    "https://example.com/x, https://example.com/x"
  })
  void aLinkIsOpenedWhereItCanBe(String address, String written) {
    assertThat(MrkdwnText.link(address, "a <b>")).isEqualTo("<" + written + "|a &lt;b&gt;>");
  }

  @ParameterizedTest
  @CsvSource({"javascript:alert(1)", "runbooks/a.md", "https://a|b", "https://a>b"})
  void whatIsNoWebAddressIsTextOnly(String address) {
    assertThat(MrkdwnText.link(address, "page")).isEqualTo("page");
  }

  @Test
  void aLinkWhoseTextNamesAnotherAddressShowsBoth() {
    assertThat(MrkdwnText.link("https://evil.example/x", "https://good.com/y"))
        .isEqualTo("https://good.com/y <https://evil.example/x>");
    assertThat(MrkdwnText.link("https://wiki.good.com/pages/7", "How good.com is served"))
        .isEqualTo("<https://wiki.good.com/pages/7|How good.com is served>");
    assertThat(MrkdwnText.link("https://git.example/x/run.sh", "run.sh, ledger.lag and v1.2.3"))
        .isEqualTo("<https://git.example/x/run.sh|run.sh, ledger.lag and v1.2.3>");
  }

  @Test
  void nothingOfWhatOthersWroteIsObeyedInAnyField() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String text = HostileText.any(random);
      assertThat(HostileText.obeyed(MrkdwnText.escaped(text))).as(text).isEmpty();
      assertThat(HostileText.obeyed(MrkdwnText.fallback(text))).as(text).isEmpty();
      assertThat(HostileText.obeyed(MrkdwnText.link("https://evil.example/a", text)))
          .as(text)
          .isEmpty();
      assertThat(HostileText.obeyedInMarkdown(MrkdwnText.markdown(text))).as(text).isEmpty();
      assertThat(HostileText.obeyed(MrkdwnText.person(text) + MrkdwnText.group(text)))
          .as(text)
          .isEmpty();
      assertThat(MrkdwnText.plain(text + "\n\u0007x")).doesNotContain("\n", "\u0007", "\u202E");
    }
  }

  @Test
  void markdownKeepsItsFormAndItsCode() {
    String page =
        """
        # Drain a node
        > **Careful**: `kubectl drain <NODE>` & wait, x < y

        1. Run it
           ```bash
           cat <<EOF | sort > out; echo "<!DOCTYPE html> @here"
           ```
        2. See [the runbook](https://wiki.example.com/a?b=1&c=2 "why") or <https://status.example.com/x>.

        | a | b |
        | --- | --- |\
        """;

    assertThat(MrkdwnText.markdown(page))
        .isEqualTo(
            page.replace("x < y", "x &lt; y")
                .replace("<https://status.example.com/x>", "https://status.example.com/x"));
  }

  @Test
  void whatBeginsAMentionInCodeIsBrokenAndTheRestOfTheCodeStays() {
    assertThat(MrkdwnText.markdown("```\n<!channel> <b>\n```\n`<@U0VICTIM00>`"))
        .isEqualTo("```\n<\u2060!channel> <b>\n```\n`<\u2060@U0VICTIM00>`");
  }

  @Test
  void aLongTextOfBracketsTakesNoLongTime() {
    for (String piece :
        new String[] {"[", "](", "[a](", "`", "<", "<!", "@", "[`", "![[", "> - "}) {
      assertThat(MrkdwnText.markdown(piece.repeat(30_000 / piece.length()))).isNotEmpty();
    }
  }

  /** Else there would be a second place in which to forget something. */
  @Test
  void marksOfSlackAreWrittenInOnePlace() throws IOException {
    Path sources = Path.of("src/main/java/io/signalbox/bot/slack");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (!file.getFileName()
            .toString()
            .matches("(?:MrkdwnText|SlackMarkdownSanitizer)\\.java")) {
          assertThat(Files.readString(file))
              .as(file.toString())
              .doesNotContainPattern(
                  "(?<!contains\\(|compile\\(|replaceAll\\()\"<[@!#]|\"&lt;\"\\)");
        }
      }
    }
  }
}
