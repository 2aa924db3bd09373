package io.signalbox.bot.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerPageTest {
  private static final AnswerProof PROOF =
      new AnswerProof(Set.of("d/\"a\".md"), List.of("Wait <5> minutes & more"), "<5>");

  @Test
  void showsTextOfPagesAsTextAndMarksTheValue() {
    String html =
        AnswerPage.html(
            Map.of(
                "Signalbox",
                List.of(
                    ScoredAnswerTest.ScoredAnswers.scored(
                        "<script>alert(1)</script>",
                        "Wait <5> minutes & more <img src=x onerror=alert(1)>",
                        "d/\"a\".md",
                        0.9,
                        PROOF))));

    assertThat(html)
        .contains("Wait <mark>&lt;5&gt;</mark> minutes &amp; more")
        .contains("d/&quot;a&quot;.md")
        .doesNotContain("<script", "<img");
  }
}
