package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.WordLists;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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

  /** Returns the roles that a heading names, in the order of the word list; mostly none or one. */
  Set<String> rolesNamedBy(String heading) {
    Set<String> named = new LinkedHashSet<>();
    roles.forEach(
        (role, pattern) -> {
          if (pattern.matcher(heading).find()) {
            named.add(role);
          }
        });
    return named;
  }
}
