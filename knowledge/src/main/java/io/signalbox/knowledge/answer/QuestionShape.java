package io.signalbox.knowledge.answer;

import java.util.regex.Pattern;

/** What sort of answer a question wants. */
enum QuestionShape {
  /** Steps: "how do I …", "restart …", "what do I do when …". */
  PROCEDURE,
  /** A fact: "what is the limit of …", "which …", "where …", "how long …". */
  FACT,
  /** An alert, an error or a symptom: what it means, and what to do about it. */
  SYMPTOM;

  private static final Pattern STEPS =
      Pattern.compile(
          "\\b(how (do|can|should|would|to)|how'?s? .* (fixed|done)|steps?|procedure|what (do|should|can) (i|we) do|what now"
              + "|fix|resolve|recover|restore|restart|rotate|rollback|roll back|fail ?over|renew|reset|upgrade|drain|set up|setup|enable|disable|deploy)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FACT_ASKED =
      Pattern.compile(
          "^\\W*(what|which|where|who|whose|when|why|is|are|does|do|did|can|should|how (many|much|long|often|big|large))\\b",
          Pattern.CASE_INSENSITIVE);

  static QuestionShape of(String question) {
    if (STEPS.matcher(question).find()) {
      return PROCEDURE;
    }
    return FACT_ASKED.matcher(question).find() ? FACT : SYMPTOM;
  }
}
