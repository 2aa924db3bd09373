package io.signalbox.bot.slack.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextSplitTest {
  @Test
  void whatFitsIsLeftAsItIs() {
    assertThat(TextSplit.split("one\n\ntwo", 100)).containsExactly("one\n\ntwo");
  }

  @Test
  void aLongTextIsSplitWithNothingLostAndNoPartTooLong() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("word").append(i).append(i % 9 == 0 ? "\n\n" : " ");
    }

    List<String> parts = TextSplit.split(text.toString(), 150);

    assertThat(parts)
        .hasSizeGreaterThan(5)
        .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(150));
    assertThat(String.join(" ", parts).split("\\s+"))
        .containsExactly(text.toString().split("\\s+"));
  }

  @Test
  void aCodeBlockIsClosedAndOpenedAgain() {
    String code = "```sh\n" + "kubectl get pods\n".repeat(30) + "```\nafter";

    List<String> parts = TextSplit.split(code, 200);

    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(parts.subList(0, parts.size() - 1))
        .allSatisfy(part -> assertThat(part).startsWith("```sh\n").endsWith("\n```"));
    assertThat(parts.getLast()).endsWith("```\nafter");
    assertThat(String.join("\n", parts).lines().filter(line -> line.startsWith("kubectl")))
        .hasSize(30);
  }

  @Test
  void oneEndlessLineIsSplitWithoutCuttingACharacterInTwo() {
    String line = "😀".repeat(400);

    List<String> parts = TextSplit.split(line, 120);

    assertThat(String.join("", parts)).isEqualTo(line);
    assertThat(parts).allSatisfy(part -> assertThat(part.codePoints()).doesNotContain((int) '?'));
  }
}
