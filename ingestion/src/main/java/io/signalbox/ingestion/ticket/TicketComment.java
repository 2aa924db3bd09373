package io.signalbox.ingestion.ticket;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Comment on a ticket with its author's role in it; judges whether it is substantive, or by a bot
 * or mere thanks.
 *
 * @param author as the export names them, possibly empty
 * @param text Markdown or plain text
 * @param part that the author has in the ticket
 */
record TicketComment(String author, String text, TicketPart part) {
  /** Role of a comment's author in the ticket. */
  enum TicketPart {
    /** The assignee. */
    SOLVER,
    OTHER,
    /** The reporter. */
    REQUESTER
  }

  TicketComment(String author, String text) {
    this(author, text, TicketPart.OTHER);
  }

  /**
   * Returns the author's role by comparing names of the same kind; an empty author is {@code
   * OTHER}.
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

  /** Words of thanks and routine that do not make a comment substantive. */
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

  /** Markup of pictures and uploaded files, which do not make a comment substantive. */
  private static final Pattern ATTACHED =
      Pattern.compile(
          "!\\[[^\\]]*]\\([^)]*\\)|\\[[^\\]]+\\.\\w{1,5}]\\(/uploads/[^)]*\\)|![^!\\s]+\\.\\w{3,4}[^!\\s]*!"
              + "|https?://\\S+\\.(?:png|jpe?g|gif|webp)\\b\\S*");

  /**
   * Returns whether the comment may say what helped: by a person, and more than thanks or routine
   * words.
   */
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
