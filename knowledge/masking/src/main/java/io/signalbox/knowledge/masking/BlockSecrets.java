package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.SecretNames.Named;
import io.signalbox.knowledge.masking.SecretNames.Strength;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that stand on lines below their name: block scalars of YAML ({@code password: |}), and
 * every value of a Kubernetes Secret's {@code data} and {@code stringData}.
 */
final class BlockSecrets implements SecretDetector {
  private static final PatternClues SECRETS = PatternClues.of("Secret");

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
        && !LiteralValues.isPlaceholder(value)
        && (sure ? !words || LiteralValues.looksTyped(value) : LiteralValues.looksGenerated(value));
  }

  private static void findManifests(String text, Consumer<SecretHit> hits) {
    Matcher manifest = MANIFEST.matcher(text);
    while (manifest.find()) {
      int from = Math.max(0, text.lastIndexOf("\n---", manifest.start()));
      int next = text.indexOf("\n---", manifest.end());
      int to = next < 0 ? text.length() : next;
      Matcher data = DATA.matcher(text).region(from, to);
      while (data.find()) {
        boolean same = data.group("indent").length() == manifest.group("indent").length();
        int end = same ? blockEnd(text, data.end(), data.group("indent").length()) : data.end();
        Matcher entry = ENTRY.matcher(text).region(data.end(), Math.min(end, to));
        while (entry.find()) {
          if (!LiteralValues.isPlaceholder(entry.group("value"))) {
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
