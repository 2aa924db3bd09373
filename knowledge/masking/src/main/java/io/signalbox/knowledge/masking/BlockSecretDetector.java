package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.SecretNames.Named;
import io.signalbox.knowledge.masking.SecretNames.Strength;
import io.signalbox.knowledge.masking.scan.PatternPrecondition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detector of secrets on the lines below their name: YAML block scalars ({@code password: |}), and
 * every value of a Kubernetes Secret's {@code data} and {@code stringData}.
 */
final class BlockSecretDetector implements SecretDetector {
  private static final PatternPrecondition SECRETS = PatternPrecondition.of("Secret");

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^(?<indent>[ \\t]{0,60}+)(?:- )?[\"']?(?<name>[\\w.-]{1,80}+)"
              + "[\"']?[ \\t]{0,4}:[ \\t]{1,8}"
              + "(?:!\\S{1,40}[ \\t]{1,4})?[|>][+-]?\\d?[+-]?[ \\t]{0,8}"
              + "(?:#[^\\n]{0,200})?\\r?\\n");

  private static final Pattern MANIFEST =
      Pattern.compile(
          "(?m)^(?<indent>[ \\t]{0,60}+)kind:[ \\t]{1,8}" + "[\"']?Secret[\"']?[ \\t]*\\r?$");
  private static final Pattern DATA =
      Pattern.compile("(?m)^(?<indent>[ \\t]{0,60}+)(?:data|stringData):[ \\t]*\\r?\\n");
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^(?<indent>[ \\t]{1,60}+)[\"']?[\\w.-]{1,120}[\"']?:[ \\t]{1,8}"
              + "[\"']?(?<value>[^\\s\"'#|>][^\\s\"']{0,65536}+)");

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    if (text.indexOf('|') >= 0 || text.indexOf('>') >= 0) {
      findBlocks(text, hits);
    }
    if (SECRETS.areIn(text)) {
      findManifests(text, hits);
    }
  }

  private static void findBlocks(String text, Consumer<SecretHit> hits) {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      Optional<Named> name = SecretNames.endingAt(text, block.end("name"));
      int end = blockEnd(text, block.end(), block.group("indent").length());
      int start = firstVisible(text, block.end(), end);
      if (name.isPresent() && start < end && isSecret(text, name.get(), start, end)) {
        hits.accept(new SecretHit(name.get().meaning().kind(), start, end));
      }
    }
  }

  private static boolean isSecret(String text, Named name, int start, int end) {
    String value = text.substring(start, end).strip();
    Strength strength = name.meaning().strength();
    boolean sure = strength == Strength.STRONG || strength == Strength.TYPED;
    boolean words = value.indexOf(' ') >= 0 && value.indexOf('\n') < 0;
    return value.length() >= 4
        && !PlaceholderCheck.isPlaceholder(value)
        && (sure
            ? !words || PlaceholderCheck.looksTyped(value)
            : PlaceholderCheck.looksGenerated(value));
  }

  /** Searches each YAML document of a file for a Kubernetes Secret. */
  private static void findManifests(String text, Consumer<SecretHit> hits) {
    int from = 0;
    while (from < text.length()) {
      int next = text.indexOf("\n---", from);
      int to = next < 0 ? text.length() : next;
      Matcher manifest = MANIFEST.matcher(text).region(from, to);
      if (manifest.find()) {
        findData(text, from, to, manifest.group("indent").length(), hits);
      }
      from = to + 1;
    }
  }

  private static void findData(
      String text, int from, int to, int indent, Consumer<SecretHit> hits) {
    Matcher data = DATA.matcher(text).region(from, to);
    Matcher entry = ENTRY.matcher(text);
    while (data.find()) {
      if (data.group("indent").length() == indent) {
        entry.region(data.end(), Math.min(blockEnd(text, data.end(), indent), to));
        while (entry.find()) {
          if (!PlaceholderCheck.isPlaceholder(entry.group("value"))) {
            hits.accept(new SecretHit(SecretKind.SECRET, entry.start("value"), entry.end("value")));
          }
        }
      }
    }
  }

  /** Returns the end of the lines that are indented deeper, without the last line break. */
  private static int blockEnd(String text, int from, int indent) {
    int at = from;
    int end = from;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int lineEnd = newline < 0 ? text.length() : newline;
      int first = firstVisible(text, at, lineEnd);
      if (first < lineEnd) {
        if (first - at <= indent) {
          break;
        }
        end = text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
      }
      at = lineEnd + 1;
    }
    return end;
  }

  private static int firstVisible(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }
}
