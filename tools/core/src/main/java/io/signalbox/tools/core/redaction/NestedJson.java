package io.signalbox.tools.core.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Rewriter of the strings inside a text that is JSON itself, such as a tool's arguments: one value,
 * or several in a row as in a log. Strings are unescaped, changed and escaped again; every other
 * character stays.
 */
final class NestedJson {
  private static final int LONGEST_TEXT = 64 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
          .build();

  /** Fewest digits of an unquoted number that may be a card number. */
  private static final int LONG_NUMBER = 13;

  /** String or long number in the text, with its position; the end is exclusive. */
  private record Value(String name, String text, int start, int end, boolean quoted) {}

  private final String source;
  private final List<Value> values = new ArrayList<>();

  /** Latest string under {@code name} or {@code key}, which names a {@code value} beside it. */
  private String label = "";

  private NestedJson(String source) {
    this.source = source;
  }

  /**
   * Returns the text with its strings changed, the same object if none was changed, or empty if the
   * text is not JSON.
   *
   * @param change takes the name of the field whose value a text is, empty for names and where
   *     there is none, and the text
   */
  static Optional<String> rewritten(String text, BinaryOperator<String> change) {
    if (!looksLikeIt(text)) {
      return Optional.empty();
    }
    NestedJson json = new NestedJson(text);
    return json.parse() ? Optional.of(json.changed(change)) : Optional.empty();
  }

  private static boolean looksLikeIt(String text) {
    int first = 0;
    int last = text.length() - 1;
    while (first < last && text.charAt(first) <= ' ') {
      first++;
    }
    while (last > first && text.charAt(last) <= ' ') {
      last--;
    }
    return last > first
        && switch (text.charAt(first)) {
          case '{', '[', '"' -> "}]\"".indexOf(text.charAt(last)) >= 0;
          default -> false;
        };
  }

  private boolean parse() {
    try (JsonParser parser = JSON.createParser(source)) {
      String field = "";
      String option = "";
      JsonToken token = parser.nextToken();
      while (token != null) {
        switch (token) {
          case FIELD_NAME -> {
            field = parser.currentName();
            add("", field, start(parser));
          }
          case VALUE_STRING -> {
            String text = parser.getText();
            boolean inObject = parser.getParsingContext().inObject();
            add(inObject ? meant(field, text) : option, text, start(parser));
            option = !inObject && text.startsWith("--") ? text.substring(2) : "";
          }
          case VALUE_NUMBER_INT -> addNumber(field, parser.getText(), start(parser));
          case START_OBJECT, END_OBJECT -> label = "";
          default -> option = "";
        }
        token = parser.nextToken();
      }
      return !values.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns the name of a field's value; in {@code {"name": "DB_PASSWORD", "value": "…"}} that is
   * the neighbouring field's text.
   */
  private String meant(String field, String text) {
    switch (field) {
      case "name", "key", "Name", "Key" -> label = text;
      case "value", "Value" -> {
        return label.isEmpty() ? field : label;
      }
      default -> {
        // A name of its own.
      }
    }
    return field;
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private void add(String name, String text, int start) {
    int end = start + 1;
    while (source.charAt(end) != '"') {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    values.add(new Value(name, text, start, end + 1, true));
  }

  private void addNumber(String name, String digits, int start) {
    if (digits.length() >= LONG_NUMBER) {
      values.add(new Value(name, digits, start, start + digits.length(), false));
    }
  }

  private String changed(BinaryOperator<String> change) {
    StringBuilder out = new StringBuilder(0);
    int at = 0;
    for (Value value : values) {
      String after = change.apply(value.quoted() ? value.name() : "", value.text());
      if (!after.equals(value.text())) {
        out.append(source, at, value.start()).append('"');
        JsonStringEncoder.getInstance().quoteAsString(after, out);
        out.append('"');
        at = value.end();
      }
    }
    return at == 0 ? source : out.append(source, at, source.length()).toString();
  }
}
