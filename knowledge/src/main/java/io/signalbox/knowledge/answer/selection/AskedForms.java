package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.WordLists;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Recognises questions for something of a fixed form, such as a length of time, and checks whether
 * a text contains one. Safe for use from several threads.
 */
public final class AskedForms {
  private static final String ASKED = "-asked";

  private final Map<String, Pattern> forms =
      WordLists.patterns(AskedForms.class, "asked-forms.txt");

  /** Returns whether the question asks for such a form and the text shown contains none. */
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
