package io.signalbox.knowledge.lookup.finding;

import io.signalbox.knowledge.oncall.OnCallPerson;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Formats names of people, teams and services, and lists of them, as Markdown. */
public final class MarkdownPhrases {
  private static final Pattern ACCOUNT = Pattern.compile("[UW][A-Z0-9]{6,}");

  private MarkdownPhrases() {}

  /** Returns a name in bold, with Markdown characters in it escaped. */
  public static String bold(String name) {
    return "**" + text(name) + "**";
  }

  /** Returns text from a table as Markdown on one line, with Markdown characters escaped. */
  public static String text(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
        .replaceAll("([\\\\*`<>\\[\\]])", "\\\\$1")
        .strip();
  }

  /** Returns a person's name in bold, with the handle unless it is a Slack account id. */
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
