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
 * Existing answers offered to the asker of a request, each with the access rule that decides on
 * further readers.
 */
public record RequestOffer(List<Part> parts) {
  private static final String ASKER_ONLY = "-";

  public RequestOffer {
    parts = List.copyOf(parts);
  }

  /**
   * One suggested answer with its access rule; without a rule only the asker may see it.
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

  /** Returns an empty offer. */
  public static RequestOffer none() {
    return new RequestOffer(List.of());
  }

  /** Returns whether nothing was found. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Returns the text of all parts, for the asker. */
  public String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining("\n"));
  }

  /** Returns the offer with only those parts whose access the predicate allows. */
  public RequestOffer within(Predicate<ContentAccess> mayRead) {
    return new RequestOffer(
        parts.stream()
            .filter(part -> part.access().map(ContentAccess::of).filter(mayRead).isPresent())
            .toList());
  }

  /** Returns the access rules of the parts in their stored form, one a line. */
  String rules() {
    return parts.stream()
        .map(part -> part.access().map(AccessRule::text).orElse(ASKER_ONLY))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Parses the stored form of an offer.
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
