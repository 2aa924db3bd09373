package io.signalbox.knowledge.answer.selection;

import java.util.List;

/**
 * Classification of a section by its headings and the page's title: its role, and whether it is
 * history, an example, links or people.
 *
 * @param role of its innermost heading that says one; else empty
 */
record SectionClassification(
    String role, boolean history, boolean example, boolean links, boolean people) {
  static SectionClassification of(List<String> path, String title, SelectionLists lists) {
    return new SectionClassification(
        lists.role(path),
        lists.hasRole(path, "history") || lists.hasRole(List.of(title), "history"),
        lists.hasRole(path, "example"),
        lists.hasRole(path, "links"),
        lists.hasRole(path, "people"));
  }
}
