package io.signalbox.knowledge.markdown;

import java.util.List;
import java.util.regex.Pattern;

/** Role of a section in a runbook, such as diagnosis, recognised by the words of its heading. */
public enum SectionRole {
  MEANING(
      "meaning|summary|overview|description|symptoms?|about|what"
          + " (is|it|this)|background|problem|purpose"),
  STEPS(
      "mitigat\\w*|resolution|resolve|remed\\w*|steps?|procedure|fix\\w*|how"
          + " to|recover\\w*|solution|actions?|what to do|runbook|workaround|instructions?"),
  DIAGNOSIS("diagnos\\w*|investigat\\w*|troubleshoot\\w*|check\\w*|verif\\w*|triage|debug\\w*"),
  OTHER("$^");

  @SuppressWarnings("ImmutableEnumChecker") // a compiled pattern never changes
  private final Pattern words;

  SectionRole(String words) {
    this.words = Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  /**
   * Returns the role by the innermost heading that has one; text before the first heading says what
   * the page is about.
   */
  public static SectionRole of(List<String> headingPath) {
    if (headingPath.isEmpty()) {
      return MEANING;
    }
    for (String heading : headingPath.reversed()) {
      for (SectionRole role : values()) {
        if (role.words.matcher(heading).find()) {
          return role;
        }
      }
    }
    return OTHER;
  }
}
