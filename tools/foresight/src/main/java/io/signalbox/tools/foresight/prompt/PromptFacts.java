package io.signalbox.tools.foresight.prompt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Metadata that the author of a prompt file states in its front matter.
 *
 * @param owner who answers for it; empty where that is the owner of its source
 * @param agents that are instructed by it
 * @param evaluation file of its evaluation set, as the front matter writes it
 * @param breakingUntil day until which a breaking change waits for those it touches
 */
public record PromptFacts(
    Optional<String> owner,
    List<String> agents,
    Optional<String> evaluation,
    Optional<LocalDate> breakingUntil) {
  /** Longest accepted name, in characters. */
  private static final int LONGEST = 200;

  public static final PromptFacts NONE =
      new PromptFacts(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  public PromptFacts {
    agents = List.copyOf(agents);
  }

  /** Parses the metadata from front matter fields; an invalid date counts as not given. */
  static PromptFacts of(Map<?, ?> fields) {
    return new PromptFacts(
        first(fields, "owner"),
        FrontMatter.texts(fields.get("agent")),
        first(fields, "evaluation"),
        first(fields, "breaking-until").flatMap(PromptFacts::day));
  }

  private static Optional<String> first(Map<?, ?> fields, String name) {
    return FrontMatter.texts(fields.get(name)).stream()
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
        .findFirst();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
