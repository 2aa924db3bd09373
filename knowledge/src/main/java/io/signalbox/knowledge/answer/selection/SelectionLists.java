package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.WordLists;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Word lists used by the selection of an answer, loaded once from resource files. Safe for use from
 * several threads.
 */
final class SelectionLists {
  final AskedKinds kinds = new AskedKinds();
  final QualifierGroups qualifiers = new QualifierGroups();
  final WordAffinity affinity = new WordAffinity();
  final ProductNames things = new ProductNames();
  private final Map<String, Pattern> roles =
      WordLists.patterns(SelectionLists.class, "section-roles.txt");

  /** Returns the role of a section, by its innermost heading that has one; empty if none has. */
  String role(List<String> headingPath) {
    for (String heading : headingPath.reversed()) {
      for (Map.Entry<String, Pattern> role : roles.entrySet()) {
        if (role.getValue().matcher(heading).find()) {
          return role.getKey();
        }
      }
    }
    return "";
  }

  /** Returns whether any heading of the path matches this role. */
  boolean hasRole(List<String> headingPath, String role) {
    Pattern pattern = roles.get(role);
    return pattern != null && headingPath.stream().anyMatch(each -> pattern.matcher(each).find());
  }
}
