package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.ContentAccess;
import io.signalbox.knowledge.document.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Something that was found for a request before it went to people, for the asker to read; each part
 * with its access rule, as the request's message is read by others.
 */
public record RequestOffer(List<Part> parts) {
  private static final String ASKER_ONLY = "-";

  public RequestOffer {
    parts = List.copyOf(parts);
  }

  /**
   * A suggestion.
   *
   * @param text one line in Slack's markup
   * @param access empty for one that only its asker reads
   */
  public record Part(String text, Optional<AccessRule> access) {
    public Part {
      text = text.replace('\n', ' ').replace('\r', ' ');
      // No channel is a person: who is named is not kept.
      access = access.filter(rule -> !rule.names(Principal.PrincipalKind.USER));
    }
  }

  /** An offer of nothing. */
  public static RequestOffer none() {
    return new RequestOffer(List.of());
  }

  /** Returns whether nothing was found. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** All of it, for the asker. */
  public String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining("\n"));
  }

  /** The parts that may be read where this says so. */
  public RequestOffer within(Predicate<ContentAccess> mayRead) {
    return new RequestOffer(
        parts.stream()
            .filter(part -> part.access().map(ContentAccess::of).filter(mayRead).isPresent())
            .toList());
  }

  /** The parts' rules as stored, one a line. */
  String rules() {
    return parts.stream()
        .map(part -> part.access().map(AccessRule::text).orElse(ASKER_ONLY))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Reads what was stored.
   *
   * @param rules empty where they were not kept; what has none is the asker's alone
   */
  static RequestOffer of(String text, Optional<String> rules) {
    if (text.isBlank()) {
      return none();
    }
    List<String> lines = text.lines().toList();
    List<String> kept = rules.map(all -> all.lines().toList()).orElse(List.of());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean isKept = kept.size() == lines.size() && !kept.get(i).equals(ASKER_ONLY);
      parts.add(
          new Part(
              lines.get(i),
              isKept ? Optional.of(AccessRule.parse(kept.get(i))) : Optional.empty()));
    }
    return new RequestOffer(parts);
  }
}
