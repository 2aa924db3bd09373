package io.signalbox.ingestion.ticket;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Comment on a ticket.
 *
 * @param author as the export names them, possibly empty
 * @param text Markdown or plain text
 * @param part that the author has in the ticket
 */
record TicketComment(String author, String text, TicketPart part) {
  /** Part that the author has in the ticket. */
  enum TicketPart {
    /** Works on it: the assignee. */
    SOLVER,
    OTHER,
    /** Asked for it. */
    REQUESTER
  }

  TicketComment(String author, String text) {
    this(author, text, TicketPart.OTHER);
  }

  /**
   * Part of an author, by the same kind of name for all three; an empty one is nobody's.
   *
   * @param solver the assignee, who may also have asked
   */
  static TicketPart part(String author, String solver, String requester) {
    if (author.isEmpty()) {
      return TicketPart.OTHER;
    }
    return author.equalsIgnoreCase(solver)
        ? TicketPart.SOLVER
        : author.equalsIgnoreCase(requester) ? TicketPart.REQUESTER : TicketPart.OTHER;
  }

  private static final Pattern BOT =
      Pattern.compile(
          "(?i)\\[bot]|(?:^|[\\s._-])bot$|^bot[\\s._-]|^automation|\\bautomation for"
              + " jira\\b|^jenkins|^dependabot|^renovate|^github-actions|^system$|^jira$|service"
              + " account");

  /** Words that a comment may consist of without saying what helped. */
  private static final Set<String> COURTESIES =
      Set.of(
          ("thanks thank thx ty cheers great nice good awesome perfect cool wonderful excellent you"
                  + " so much very a an all lot lots team for the your help fast quick quickly prompt"
                  + " response reply fix support ok okay yes yep it it's its is was this that that's"
                  + " works work working worked now again fine as well same here me too i i'm we my"
                  + " our can confirm confirmed verified closing close closed ticket issue case"
                  + " resolve resolved resolving done fixed solved solution lgtm and to be will with"
                  + " no further action needed required per above see please hi hello dear regards"
                  + " best kind duplicate +1 any update updates bump ping")
              .split(" "));

  private static final Set<String> GRATITUDE = Set.of("thanks", "thank", "thx", "ty", "cheers");
  private static final Pattern MENTION = Pattern.compile("@[\\w.-]+|\\[~[^]]*]");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}+'’]+");

  /** Pictures and uploaded files, which say nothing by themselves. */
  private static final Pattern ATTACHED =
      Pattern.compile(
          "!\\[[^\\]]*]\\([^)]*\\)|\\[[^\\]]+\\.\\w{1,5}]\\(/uploads/[^)]*\\)|![^!\\s]+\\.\\w{3,4}[^!\\s]*!"
              + "|https?://\\S+\\.(?:png|jpe?g|gif|webp)\\b\\S*");

  /** Returns whether a person contributed something that may have helped, beyond thanks. */
  boolean isSubstantive() {
    if (BOT.matcher(author).find()) {
      return false;
    }
    String words = ATTACHED.matcher(text).replaceAll(" ");
    // A comment this long is more than courtesy; its words need no counting.
    if (words.length() > 400 || text.contains("```")) {
      return true;
    }
    boolean grateful = false;
    int telling = 0;
    for (String word :
        NOT_A_WORD.split(MENTION.matcher(words).replaceAll(" ").toLowerCase(Locale.ROOT), -1)) {
      String plain = word.replace('’', '\'');
      grateful |= GRATITUDE.contains(plain);
      telling += plain.isEmpty() || COURTESIES.contains(plain) ? 0 : 1;
    }
    // After thanks, two words more are a name.
    return telling >= (grateful ? 3 : 2);
  }
}
