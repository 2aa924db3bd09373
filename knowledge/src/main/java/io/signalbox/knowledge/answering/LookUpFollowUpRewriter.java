package io.signalbox.knowledge.answering;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites a follow-up about on-call duty, ownership or contact into a question that the tables can
 * answer. Pure.
 */
final class LookUpFollowUpRewriter {
  private static final Pattern ROLE =
      Pattern.compile(
          "^(?:(?:is|who'?s|who is) )?(?:the )?(primary|secondary|back-?up|second)(?: one| person|"
              + " on[ -]?call)?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NEXT =
      Pattern.compile(
          "(?:who'?s |who is |who comes )?(?:next|after (?:that|them|him|her))",
          Pattern.CASE_INSENSITIVE);

  /** Follow-ups that the answer to "who is on call" has already answered. */
  private static final Pattern SAID_ALONG =
      Pattern.compile(
          "(?:until|till) when|(?:for )?how long|(?:(?:what'?s |what is )?(?:their|his|her)"
              + " (?:phone )?(?:slack |phone )?(?:number|handle|name|contact|phone))"
              + "|how (?:do|can) (?:i|we) (?:reach|contact|call|page|ping) (?:them|him|her)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REACH =
      Pattern.compile(
          "(?:which|what|their) (?:slack )?channel|how (?:do|can) (?:i|we) (?:reach|contact|ping)"
              + " (?:them|him|her)|where (?:do|can) (?:i|we) ask",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DUTY =
      Pattern.compile("(?:who'?s|who is)(?: the one)? on[ -]?call", Pattern.CASE_INSENSITIVE);

  private static final Pattern OWNER =
      Pattern.compile(
          "(?:who|which team|what team) (?:owns|maintains|is responsible)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ON_CALL =
      Pattern.compile(
          "(?:(?:the )?(?:primary|secondary|back-?up) )?\\bon[ -]?call\\b",
          Pattern.CASE_INSENSITIVE);

  private LookUpFollowUpRewriter() {}

  /**
   * Returns the self-contained question for the tables, without question mark; empty when it is not
   * for them.
   *
   * @param rest what was asked, without conjunctions and mark
   * @param base the question before, without mark
   * @param object what that one was about
   */
  static Optional<String> standalone(String rest, String base, Optional<String> object) {
    boolean duty = ON_CALL.matcher(base).find();
    Matcher role = ROLE.matcher(rest);
    if (duty && role.matches()) {
      return Optional.of(onCall(base, "the " + role.group(1) + " on call"));
    }
    if (duty && NEXT.matcher(rest).matches()) {
      return Optional.of(onCall(base, "next on call"));
    }
    if (duty && SAID_ALONG.matcher(rest).matches()) {
      return Optional.of(base);
    }
    if (DUTY.matcher(rest).matches()) {
      return object.map(name -> "who is on call for " + name);
    }
    if (OWNER.matcher(rest).matches()) {
      return object.map(name -> "who owns " + name);
    }
    return REACH.matcher(rest).matches()
        ? object.map(name -> "which channel for " + name)
        : Optional.empty();
  }

  private static String onCall(String base, String wording) {
    return ON_CALL.matcher(base).replaceFirst(wording);
  }

  /** Returns whether a text is a fragment that asks about the subject before. */
  static boolean isFragment(String rest) {
    return ROLE.matcher(rest).matches()
        || NEXT.matcher(rest).matches()
        || SAID_ALONG.matcher(rest).matches()
        || DUTY.matcher(rest).matches()
        || OWNER.matcher(rest).matches()
        || REACH.matcher(rest).matches();
  }

  /**
   * Returns whether a text asks for an on-call role although the question before was not about
   * duty.
   */
  static boolean lacksDuty(String rest, String before) {
    return ROLE.matcher(rest).matches() && !ON_CALL.matcher(before).find();
  }
}
