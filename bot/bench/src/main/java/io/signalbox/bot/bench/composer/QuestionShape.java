package io.signalbox.bot.bench.composer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kind of answer that a question asks for, as recognised from its words. */
enum QuestionShape {
  /** Steps: "how do I …", "restart …", "what do I do when …". */
  PROCEDURE,
  /** A fact: "what is the limit of …", "which …", "where …", "how long …", "can I …". */
  FACT,
  /** An alert, an error or a symptom: what it means, and what to do about it. */
  SYMPTOM;

  private static final String VERB =
      "(?:fix|resolve|recover|restore|restart|rotate|roll ?back|fail"
          + " ?over|renew|reset|upgrade|drain|set"
          + " ?up|enable|disable|deploy|replace|revoke|purge|scale|silence|mitigate)";

  private static final Pattern HOW =
      Pattern.compile(
          "\\bhow (?:do|can|should|would|to|did)\\b|\\bhow'?s? .{0,80}"
              + " (?:fixed|done)\\b|\\bsteps\\b|\\bprocedure\\b|\\bwhat (?:do|should|can) (?:i|we)"
              + " do\\b|\\bwhat now\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ORDERED =
      Pattern.compile(
          "^\\W*(?:please |safely |(?:i|we) )?(?:(?:need|want|have) to )?"
              + VERB
              + "\\b(?!"
              + " (?:is|has|was|keeps?|fail\\w*|stuck|errors?|loop\\w*|does|did|takes?|hangs?)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FACT_ASKED =
      Pattern.compile(
          "^\\W*(?:what|which|where|who|whose|when|why|is|are|does|do|did|can|may|should"
              + "|how \\w+)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DONE =
      Pattern.compile("\\b" + VERB + "\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern TROUBLE =
      Pattern.compile(
          "\\b(?:fail(?:s|ed|ing|ures?)?|errors?|stuck|loop\\w*|down|crash\\w*|slow|broken|high|full|not|never|cannot|can'?t|does"
              + " ?n.?t|won'?t)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Returns the action that a how-to question asks about, such as "roll back". */
  static Optional<String> action(String question) {
    Matcher done = DONE.matcher(question);
    boolean asked = of(question) == PROCEDURE && done.find();
    return asked ? Optional.of(done.group()) : Optional.empty();
  }

  static QuestionShape of(String question) {
    if (HOW.matcher(question).find() || ORDERED.matcher(question).find()) {
      return PROCEDURE;
    }
    if (FACT_ASKED.matcher(question).find()) {
      return FACT;
    }
    boolean wanted = DONE.matcher(question).find() && !TROUBLE.matcher(question).find();
    return wanted ? PROCEDURE : SYMPTOM;
  }
}
