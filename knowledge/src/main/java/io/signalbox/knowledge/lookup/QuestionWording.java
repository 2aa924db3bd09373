package io.signalbox.knowledge.lookup;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Normalises a question for table look-ups: removes greetings, "please", closings and Slack's
 * markup.
 */
final class QuestionWording {
  /** Longest table question in characters; longer texts are runbook questions or pasted logs. */
  static final int LONGEST = 220;

  private static final Pattern OF_A_TABLE =
      Pattern.compile(
          "on[\\s-]?call|\\bon[\\s-]duty|\\bpager|\\bpag(?:e|ing|es|ed)\\b|\\bwho|\\bwhom\\b|\\bowne?[sdr]?|\\bprimary\\b|\\bbackup\\b"
              + "|\\bsecondary\\b|\\bchannel|\\bcontact|\\bteams?\\b|\\bservices\\b|\\bshift|\\bhand-?\\s?over\\b|\\brota|\\bask\\b|\\bresponsible\\b|\\bget"
              + " help\\b|\\breach\\b|\\bmaintain");
  private static final Pattern CHANNEL = Pattern.compile("<#[A-Z0-9]+\\|?([^>]*)>");
  private static final Pattern MENTION = Pattern.compile("^\\s*(?:<@[A-Z0-9]+(?:\\|[^>]*)?>\\s*)+");
  private static final Pattern GREETING =
      Pattern.compile(
          "^(?:(?:hi|hey|hello|hiya|yo|ok|okay|so|and|but|um|morning|good"
              + " morning|please|pls|plz|quick question|question|sorry|hi all|hey all|hi team|hey"
              + " team|hi folks|hey folks|hi there|hey"
              + " there|signalbox|@signalbox)\\s*[,:;!.–-]*\\s+)+");
  private static final Pattern REQUEST =
      Pattern.compile(
          "^(?:(?:can|could|would)\\s+(?:you|u|someone|somebody|anyone|anybody)\\s+(?:please\\s+)?(?:tell|remind)\\s+me\\s+"
              + "|(?:does|do)\\s+(?:anyone|anybody|someone|you|u)\\s+(?:happen\\s+to\\s+)?know\\s+"
              + "|(?:anyone|anybody)\\s+knows?\\s+|(?:any\\s+idea|do\\s+we\\s+know)\\s+|(?:please\\s+)?tell\\s+me\\s+"
              + "|i(?:'d|\\s+would)?\\s+(?:need|like|want)\\s+to\\s+know\\s+|i\\s+wonder\\s+|remind\\s+me\\s+)");
  private static final Pattern THANKS =
      Pattern.compile(
          "[\\s,.!?;:–-]+(?:please|pls|plz|thanks|thank you|thx|ty|cheers|anyone|by the"
              + " way|btw|again|:[a-z_+]+:)$");
  private static final Pattern ENDING = Pattern.compile("[\\s?!.,;:…]+$");

  private QuestionWording() {}

  /** Returns whether a text may be a question for the tables, by a cheap check. */
  static boolean mayBeForTables(String question) {
    return question.length() <= LONGEST
        && OF_A_TABLE.matcher(question.toLowerCase(Locale.ROOT)).find();
  }

  /**
   * Returns the question on one line without greeting, mention, request and closing, in its
   * original case.
   */
  static String plain(String question) {
    String text = onOneLine(MENTION.matcher(question).replaceFirst(""));
    String before;
    do {
      before = text;
      text = cutEnd(cutStart(REQUEST, cutStart(GREETING, text)));
    } while (!text.equals(before));
    return text;
  }

  /** Returns a name on one line without closing; empty when it is too long for a name. */
  static String name(String typed) {
    if (typed.length() > LONGEST) {
      return "";
    }
    String text = onOneLine(typed);
    String before;
    do {
      before = text;
      text = cutEnd(text);
    } while (!text.equals(before));
    return text;
  }

  private static String onOneLine(String text) {
    return CHANNEL
        .matcher(text)
        .replaceAll("#$1")
        .replace('\u2019', '\'')
        .replaceAll("[\"“”`*]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String cutStart(Pattern pattern, String text) {
    var matcher = pattern.matcher(text.toLowerCase(Locale.ROOT));
    return matcher.find() ? text.substring(Math.min(text.length(), matcher.end())) : text;
  }

  private static String cutEnd(String typed) {
    String text = ENDING.matcher(typed).replaceFirst("");
    var matcher = THANKS.matcher(text.toLowerCase(Locale.ROOT));
    return matcher.find() ? text.substring(0, Math.min(text.length(), matcher.start())) : text;
  }
}
