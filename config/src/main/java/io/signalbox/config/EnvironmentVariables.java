package io.signalbox.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Substitutes <code>${NAME}</code> and <code>${NAME:-default}</code> in settings by environment
 * variables; substituted text is not expanded again. As in a shell, the default also stands in for
 * an empty variable. <code>$${</code> stands for <code>${</code> itself.
 */
final class EnvironmentVariables {
  private static final Pattern FORM =
      Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?})?");

  private EnvironmentVariables() {}

  static boolean areIn(String raw) {
    return raw.contains("${");
  }

  /**
   * Returns the text with its variables substituted, or reports a problem that names the variable,
   * never its value.
   */
  static Optional<String> fill(String raw, ConfigLocation spot) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = FORM.matcher(raw);
    int end = 0;
    boolean complete = true;
    while (matcher.find()) {
      filled.append(raw, end, matcher.start());
      end = matcher.end();
      Optional<String> value = value(matcher, spot);
      complete &= value.isPresent();
      value.ifPresent(filled::append);
    }
    filled.append(raw, end, raw.length());
    return complete ? Optional.of(filled.toString()) : Optional.empty();
  }

  private static Optional<String> value(Matcher matcher, ConfigLocation spot) {
    if (matcher.group().equals("$${")) {
      return Optional.of("${");
    }
    String name = matcher.group(1);
    if (name == null) {
      spot.problem("holds '${' without a variable; write ${NAME} or ${NAME:-default}, or $${");
      return Optional.empty();
    }
    Optional<String> value = spot.reading().variable(name);
    String fallback = matcher.group(2);
    if (fallback != null) {
      return value.filter(text -> !text.isEmpty()).or(() -> Optional.of(fallback));
    }
    if (value.isEmpty()) {
      spot.problem("refers to the environment variable " + name + ", which is not set");
    } else if (value.get().isEmpty()) {
      spot.problem("refers to the environment variable " + name + ", which is empty");
      return Optional.empty();
    }
    return value;
  }
}
