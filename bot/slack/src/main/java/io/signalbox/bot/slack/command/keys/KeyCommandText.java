package io.signalbox.bot.slack.command.keys;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsed text of {@code /ask} when it is a command about personal keys and not a question. */
sealed interface KeyCommandText {
  /** Asks for a new key with an optional name. */
  record MakeKey(String name) implements KeyCommandText {}

  /** Asks for the list of the person's keys. */
  record ListKeys() implements KeyCommandText {}

  /**
   * Asks to revoke one key or all.
   *
   * @param id empty for all
   */
  record RevokeKey(Optional<String> id) implements KeyCommandText {}

  /**
   * Asks to revoke a key without a valid id.
   *
   * @param named what stands in the place of the id; may be empty
   */
  record RevokeUnclear(String named) implements KeyCommandText {}

  /**
   * Forms of key commands; any other text is a question, such as one about the rotation of keys.
   */
  Pattern FORM =
      Pattern.compile(
          "(?i)(?:(key|key new)|(keys|key list)|key new (.{1,60})"
              + "|keys? revoke (all|pk-[0-9a-f]{1,16})|keys? revoke ?([^ ]{0,60}))");

  /** Parses the text; empty when it is a question. */
  static Optional<KeyCommandText> read(String text) {
    Matcher form = FORM.matcher(text.strip().replaceAll("\\s+", " "));
    if (!form.matches()) {
      return Optional.empty();
    }
    if (form.group(1) != null) {
      return Optional.of(new MakeKey(""));
    }
    if (form.group(2) != null) {
      return Optional.of(new ListKeys());
    }
    if (form.group(3) != null) {
      return Optional.of(new MakeKey(form.group(3).strip()));
    }
    if (form.group(5) != null) {
      return Optional.of(new RevokeUnclear(form.group(5)));
    }
    String id = form.group(4);
    return Optional.of(
        new RevokeKey(id.equalsIgnoreCase("all") ? Optional.empty() : Optional.of(id)));
  }
}
