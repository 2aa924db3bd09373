package io.signalbox.knowledge.lookup.finding;

import io.signalbox.knowledge.oncall.OnCallPerson;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in Markdown, and lists of them. */
public final class MarkdownPhrases {
  private static final Pattern ACCOUNT = Pattern.compile("[UW][A-Z0-9]{6,}");

  private MarkdownPhrases() {}

  /** A name in bold; what could be read as markup in it is only text. */
  public static String bold(String name) {
    return "**" + text(name) + "**";
  }

  /** Text of a table inside Markdown, on one line. */
  public static String text(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
        .replaceAll("([\\\\*`<>\\[\\]])", "\\\\$1")
        .strip();
  }

  /** With the handle that people call them by; an account's id tells readers nothing. */
  static String person(OnCallPerson person) {
    return bold(person.name())
        + person
            .handle()
            .filter(handle -> !ACCOUNT.matcher(handle).matches())
            .map(handle -> " (@" + text(handle) + ")")
            .orElse("");
  }

  public static String people(List<OnCallPerson> people) {
    return and(people.stream().map(MarkdownPhrases::person).toList());
  }

  public static String names(List<OnCallPerson> people) {
    return and(people.stream().map(person -> bold(person.name())).toList());
  }

  public static String and(List<String> parts) {
    return joined(parts, "and");
  }

  public static String or(List<String> parts) {
    return joined(parts, "or");
  }

  public static String quoted(String typed) {
    return "“" + text(typed) + "”";
  }

  private static String joined(List<String> parts, String word) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return parts.stream().limit(parts.size() - 1L).collect(Collectors.joining(", "))
        + " "
        + word
        + " "
        + parts.getLast();
  }
}
