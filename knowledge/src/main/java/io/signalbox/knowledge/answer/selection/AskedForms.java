package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.WordLists;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Things of a plain form, such as a length of time, that an answer has to show where it is asked
 * for one. Safe for use from several threads.
 */
public final class AskedForms {
  private static final String ASKED = "-asked";

  private final Map<String, Pattern> forms =
      WordLists.patterns(AskedForms.class, "asked-forms.txt");

  /** Returns whether a question asks for a form that the words shown have not. */
  public boolean isMissing(String question, String shown) {
    return forms.entrySet().stream()
        .filter(form -> form.getKey().endsWith(ASKED))
        .filter(form -> form.getValue().matcher(question).find())
        .map(form -> form.getKey().replace(ASKED, "-shown"))
        .anyMatch(name -> !isShown(name, shown));
  }

  private boolean isShown(String name, String shown) {
    Pattern pattern = forms.get(name);
    return pattern == null || pattern.matcher(shown).find();
  }
}
