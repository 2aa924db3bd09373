package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.markup.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ServiceNow's journal in one cell or field: all entries, newest first, each under {@code
 * 2026-10-02 14:11:09 - Ana Ruiz (Work notes)}. Work notes are what the caller does not see.
 *
 * @param solver name of the one whom the incident is assigned to, possibly empty
 * @param requester name of the caller, possibly empty
 * @param internal whether work notes are read too
 */
record ServiceNowJournal(String solver, String requester, boolean internal) {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^\\d[\\d./ :-]{9,24}(?:[AP]M )?[ ]?- ([^\\n"
              + "(]+?) \\((Work notes|Additional comments|Comments)[^)\\n]{0,40}\\)[ \\t]*$");
  private static final Pattern CODE_TAG = Pattern.compile("\\[/?code]", Pattern.CASE_INSENSITIVE);

  /**
   * The entries that may be read, oldest first.
   *
   * @param areWorkNotes whether entries without a heading of their own are work notes
   */
  List<TicketComment> entries(String journal, boolean areWorkNotes) {
    List<TicketComment> entries = new ArrayList<>();
    Matcher entry = ENTRY.matcher(journal);
    if (!entry.find()) {
      return areWorkNotes && !internal
          ? List.of()
          : List.of(new TicketComment("", markdown(journal)));
    }
    boolean more = true;
    while (more) {
      String author = entry.group(1).strip();
      boolean isWorkNote = entry.group(2).toLowerCase(Locale.ROOT).startsWith("work");
      int from = entry.end();
      more = entry.find();
      if (internal || !isWorkNote) {
        String text = journal.substring(from, more ? entry.start() : journal.length());
        entries.add(
            new TicketComment(
                author, markdown(text), TicketComment.part(author, solver, requester)));
      }
    }
    return entries.reversed();
  }

  /** HTML and ServiceNow's own code tags as Markdown. */
  static String markdown(String text) {
    return HtmlText.toMarkdown(CODE_TAG.matcher(text).replaceAll(""));
  }
}
