package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of what crosses between protocols, and the tests that it says hold its rows. */
class FeatureTableTest {
  private static final Path DOCUMENT = Path.of("../../docs/gateway.md");

  /** A letter of the legend with the class that it stands for. */
  private static final Pattern LETTER = Pattern.compile("(?m)^([A-Z]) \\[\\w+]\\(([^)]+)\\)");

  private static final Pattern TEST = Pattern.compile("([A-Z])#(\\w+)");

  @Test
  void everyRowNamesTestsThatExist() throws IOException {
    String text = Files.readString(DOCUMENT);
    Map<String, String> sources = new HashMap<>();
    for (MatchResult letter : LETTER.matcher(text).results().toList()) {
      Path source = DOCUMENT.resolveSibling(letter.group(2));
      sources.put(letter.group(1), Files.readString(source));
    }
    int start = text.indexOf("| feature | messages → chat |");
    List<String> rows = text.substring(start, text.indexOf("\n\n", start)).lines().skip(2).toList();

    assertThat(rows).hasSizeGreaterThan(15);
    for (String row : rows) {
      List<MatchResult> tests = TEST.matcher(row).results().toList();
      assertThat(tests).as(row).isNotEmpty();
      for (MatchResult test : tests) {
        assertThat(sources.getOrDefault(test.group(1), ""))
            .as(test.group())
            .contains("\n  void " + test.group(2) + "(");
      }
    }
  }
}
