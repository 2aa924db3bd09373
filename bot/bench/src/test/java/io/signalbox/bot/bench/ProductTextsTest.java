package io.signalbox.bot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything that the product says, in one list ({@code target/texts.txt}), so that it can be read
 * in one go; and words that were taken out of it because no native reader would use them.
 */
class ProductTextsTest {
  private static final Path ROOT = Path.of("../..");
  private static final List<String> SPEAKING =
      List.of("bot/slack", "bot/app", "tools/workflow", "tools/foresight");

  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"\\n(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|^\\s*//[^\\n]*$", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern NO_TEXT =
      Pattern.compile("\\b(?:SELECT|INSERT|UPDATE|DELETE|WHERE|ORDER BY|VALUES)\\b");

  private static final List<String> RETIRED =
      List.of(
          "what is said of it",
          "anybody's word",
          "for your word",
          "none of mine",
          "all the same",
          "put aside",
          "not get to it",
          "with nobody looking",
          "leave to run",
          "say to whom",
          "in hands already",
          "within a fortnight",
          "i am at it");

  private record ProductText(String file, String text) {}

  @Test
  void everyTextIsListedAndNoneHasARetiredWord() throws IOException {
    List<ProductText> texts = new ArrayList<>();
    for (String module : SPEAKING) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
          texts.addAll(texts(file));
        }
      }
    }
    Files.createDirectories(Path.of("target"));
    Files.write(
        Path.of("target/texts.txt"),
        texts.stream().map(each -> each.file() + ": " + each.text()).toList());

    assertThat(texts).hasSizeGreaterThan(300);
    assertThat(texts)
        .filteredOn(
            each -> RETIRED.stream().anyMatch(each.text().toLowerCase(Locale.ROOT)::contains))
        .isEmpty();
  }

  private static List<ProductText> texts(Path file) throws IOException {
    String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
    List<ProductText> texts = new ArrayList<>();
    Matcher literal = LITERAL.matcher(code);
    while (literal.find()) {
      String found = literal.group(1) == null ? literal.group(2) : literal.group(1);
      String text = found.replaceAll("\\s+", " ").strip();
      if (text.split(" ", -1).length > 2 && !NO_TEXT.matcher(text).find()) {
        texts.add(new ProductText(file.getFileName().toString(), text));
      }
    }
    return texts;
  }
}
