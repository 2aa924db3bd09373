package io.signalbox.tools.foresight.quality.check;

import io.signalbox.tools.gateway.call.JsonSchemaCheck;
import java.util.Optional;
import java.util.Set;

/**
 * Check that the settings put on the answers of a route, beyond what is looked for in all answers.
 * Safe for use from several threads.
 *
 * @param grounded whether each sentence is compared with the texts that the request holds
 * @param judge model that judges a sample of the answers
 */
public record RouteCheck(
    String name, String route, AnswerRules rules, boolean grounded, Optional<JudgeRule> judge) {

  /**
   * Rules that an answer has to meet; what is empty asks for nothing.
   *
   * @param holds expression that has to be in it
   * @param lacks expression that must not be in it
   * @param shortest fewest characters; 0 for any number
   * @param longest most characters; 0 for any number
   * @param languages codes of those that it may be in, such as {@code de}
   * @param schema that it has to meet
   */
  record AnswerRules(
      Optional<BoundedPattern> holds,
      Optional<BoundedPattern> lacks,
      int shortest,
      int longest,
      Set<String> languages,
      Optional<JsonSchemaCheck> schema) {

    boolean any() {
      return holds.isPresent()
          || lacks.isPresent()
          || shortest > 0
          || longest > 0
          || !languages.isEmpty()
          || schema.isPresent();
    }

    boolean areMet(String answer, Optional<String> language) {
      String bare = answer.strip();
      boolean length = bare.length() >= shortest && (longest == 0 || bare.length() <= longest);
      boolean words =
          holds.map(each -> each.isIn(answer)).orElse(true)
              && !lacks.map(each -> each.isIn(answer)).orElse(false);
      // An answer whose language does not show breaks no rule.
      boolean tongue = languages.isEmpty() || language.map(languages::contains).orElse(true);
      return length
          && words
          && tongue
          && schema.map(each -> each.objection(bare).isEmpty()).orElse(true);
    }
  }

  /** Returns whether the check has rules that are evaluated on each answer. */
  public boolean hasRules() {
    return rules.any();
  }

  /**
   * Returns whether an answer breaks one of the rules.
   *
   * @param language of the answer, where it shows
   */
  public boolean isBroken(String answer, Optional<String> language) {
    return !rules.areMet(answer, language);
  }
}
