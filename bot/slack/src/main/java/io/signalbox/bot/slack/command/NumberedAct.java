package io.signalbox.bot.slack.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parsed command text made of a verb, a number and more text: {@code claim 12}, {@code update #12
 * rolling back}.
 *
 * @param <V> the command's verbs
 * @param number empty when it was left out
 * @param rest what was typed behind it; may be empty
 */
public record NumberedAct<V>(V verb, OptionalLong number, String rest) {
  private static final Pattern ACT =
      Pattern.compile("(?s)([A-Za-z-]+)(?:\\s+#?(\\d{1,15}))?(?:\\s+(.*))?");

  /**
   * Parses the text; empty when it does not start with a verb.
   *
   * @param verbs by what is typed, in small letters
   */
  public static <V> Optional<NumberedAct<V>> parse(String text, Map<String, V> verbs) {
    Matcher act = ACT.matcher(text);
    if (!act.matches()) {
      return Optional.empty();
    }
    OptionalLong number =
        act.group(2) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(act.group(2)));
    String rest = act.group(3) == null ? "" : act.group(3).strip();
    return Optional.ofNullable(verbs.get(act.group(1).toLowerCase(Locale.ROOT)))
        .map(verb -> new NumberedAct<>(verb, number, rest));
  }
}
