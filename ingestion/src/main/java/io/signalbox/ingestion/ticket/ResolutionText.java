package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.ticket.TicketComment.TicketPart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Selects the text that says how a ticket was resolved, from its resolution field or comments. It
 * is the field if it holds a sentence, else the assignee's last substantive comment, else that of
 * anybody but the requester, whose last comment is thanks; else nothing.
 */
final class ResolutionText {
  /** Standard choices of resolution fields that do not say what helped; single words count too. */
  private static final Set<String> STOCK =
      Set.of(
          "won't fix",
          "wont fix",
          "won't do",
          "wont do",
          "will not fix",
          "cannot reproduce",
          "can't reproduce",
          "not reproducible",
          "not a bug",
          "no bug",
          "not an issue",
          "as designed",
          "works as designed",
          "by design",
          "known error",
          "known issue",
          "not planned",
          "no response",
          "no action required",
          "no action needed",
          "no longer needed",
          "no longer relevant",
          "out of scope",
          "user error",
          "solved (permanently)",
          "solved (work around)",
          "solved (workaround)",
          "solved remotely (permanently)",
          "solved remotely (work around)",
          "not solved (not reproducible)",
          "not solved (too costly)",
          "closed/resolved by caller",
          "resolved by caller",
          "resolved by request",
          "resolved by change",
          "resolved by problem",
          "closed by caller",
          "workaround provided",
          "solution provided",
          "fix applied",
          "hardware failure",
          "software failure",
          "third party",
          "closed before close notes were made mandatory",
          "this incident is resolved");

  private static final int LONGEST_CHOICE = 60;

  private ResolutionText() {}

  /**
   * Returns the selected resolution, or an empty string.
   *
   * @param resolution the resolution field or close notes, possibly empty
   * @param comments oldest first
   */
  static String of(String resolution, List<TicketComment> comments) {
    String written = resolution.strip();
    if (!isStock(written)) {
      return written;
    }
    List<TicketComment> latest =
        comments.reversed().stream().filter(TicketComment::isSubstantive).toList();
    return said(latest, TicketPart.SOLVER).or(() -> said(latest, TicketPart.OTHER)).orElse("");
  }

  private static Optional<String> said(List<TicketComment> latest, TicketPart part) {
    return latest.stream()
        .filter(comment -> comment.part() == part)
        .map(comment -> comment.text().strip())
        .findFirst();
  }

  /**
   * Returns whether the resolution is a stock choice or a single word rather than a written text.
   */
  static boolean isStock(String resolution) {
    if (resolution.length() > LONGEST_CHOICE) {
      return false;
    }
    String plain =
        resolution.strip().toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[.!]+$", "");
    return !plain.contains(" ") || STOCK.contains(plain);
  }
}
