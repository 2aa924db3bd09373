package io.signalbox.knowledge.lookup.oncall;

import java.util.regex.Pattern;

/** Regular expression fragments shared by the patterns of on-call questions. */
public final class OnCallPhrases {
  static final String ON_CALL =
      "(?:(?:on[ -]?call|on[ -]duty|on pager ?duty|on (?:the )?pager|on[ -]?call duty)(?:"
          + " (?:person|engineer|responder|dev|developer|contact|duty|shift|rotation|rota|now))?)";
  static final String BE =
      "(?:'s| is| s|s| are|'re| was| were| will be|'ll be| would be| has been|'d be)";
  static final String FOR = "(?: (?:for|of|in|on|at|from|with|about|covering))";
  static final String THING = "(?:the |our |team )*(.{2,60})";
  static final String FOR_THING = "(?:" + FOR + " " + THING + ")?";

  private OnCallPhrases() {}

  /** Compiles a pattern that must match the whole question, ignoring case. */
  public static Pattern whole(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
