package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.knowledge.oncall.Shift;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parsed text of {@code /oncall override}.
 *
 * @param team as typed
 * @param mentioned id of the person, where they are mentioned
 * @param handle of the person, where they are named by it
 * @param when from when to when, in words
 */
record OverrideCommandText(
    String team,
    Shift.Role role,
    Optional<String> mentioned,
    Optional<String> handle,
    String when) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?is)override\\s+(.+?)\\s+(?:(primary|secondary)\\s+)?(?:"
              + SlackInputText.MENTION
              + "|@([\\w.-]+))\\s+(.+)");

  /** Parses the text; empty when it has another form. */
  static Optional<OverrideCommandText> parse(String text) {
    Matcher typed = FORM.matcher(text);
    return typed.matches()
        ? Optional.of(
            new OverrideCommandText(
                typed.group(1),
                "secondary".equalsIgnoreCase(typed.group(2))
                    ? Shift.Role.SECONDARY
                    : Shift.Role.PRIMARY,
                Optional.ofNullable(typed.group(3)),
                Optional.ofNullable(typed.group(4)),
                typed.group(5)))
        : Optional.empty();
  }
}
