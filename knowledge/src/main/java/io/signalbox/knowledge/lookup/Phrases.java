package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.oncall.Person;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in Markdown, and lists of them. */
final class Phrases {
  private static final Pattern ACCOUNT = Pattern.compile("[UW][A-Z0-9]{6,}");

  private Phrases() {}

  /** A name in bold; what could be read as markup in it is only text. */
  static String bold(String name) {
    return "**" + text(name) + "**";
  }

  /** Text of a table inside Markdown, on one line. */
  static String text(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
        .replaceAll("([\\\\*`<>\\[\\]])", "\\\\$1")
        .strip();
  }

  /** With the handle that people call them by; an account's id tells readers nothing. */
  static String person(Person person) {
    return bold(person.name())
        + person
            .handle()
            .filter(handle -> !ACCOUNT.matcher(handle).matches())
            .map(handle -> " (@" + text(handle) + ")")
            .orElse("");
  }

  static String people(List<Person> people) {
    return and(people.stream().map(Phrases::person).toList());
  }

  static String names(List<Person> people) {
    return and(people.stream().map(person -> bold(person.name())).toList());
  }

  static String and(List<String> parts) {
    return joined(parts, "and");
  }

  static String or(List<String> parts) {
    return joined(parts, "or");
  }

  static String quoted(String typed) {
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
