package io.signalbox.knowledge.answer.selection;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Classification of a section by its headings and the page's title: its role, and whether it is
 * history, an example, links or people.
 *
 * @param role of its innermost heading that says one; else empty
 */
record SectionClassification(
    String role, boolean history, boolean example, boolean links, boolean people) {
  /**
   * Classifies the section at this path of headings.
   *
   * @param rolesNamedBy roles that a heading names, as {@link SelectionLists#rolesNamedBy} has them
   */
  static SectionClassification of(
      List<String> path, String title, Function<String, Set<String>> rolesNamedBy) {
    List<Set<String>> roles = path.stream().map(rolesNamedBy).toList();
    return new SectionClassification(
        innermost(roles),
        isAmong(roles, "history") || rolesNamedBy.apply(title).contains("history"),
        isAmong(roles, "example"),
        isAmong(roles, "links"),
        isAmong(roles, "people"));
  }

  private static String innermost(List<Set<String>> roles) {
    return roles.reversed().stream().flatMap(Set::stream).findFirst().orElse("");
  }

  private static boolean isAmong(List<Set<String>> roles, String role) {
    return roles.stream().anyMatch(each -> each.contains(role));
  }
}
