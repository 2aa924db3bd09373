package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.page.HtmlFragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of a ServiceNow journal field, which holds all comments and work notes of an incident.
 * Entries are newest first, each under {@code 2026-10-02 14:11:09 - Ana Ruiz (Work notes)}; work
 * notes are hidden from the caller.
 *
 * @param solver name of the one whom the incident is assigned to, possibly empty
 * @param requester name of the caller, possibly empty
 * @param internal whether work notes are read too
 */
record ServiceNowJournal(String solver, String requester, boolean internal) {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^\\d[\\p{L}\\d./ :-]{9,30}(?:[AP]M )?[ ]?- ([^\\n"
              + "(]+?) \\(([^()\\n"
              + "]{3,60})\\)[ \\t]*$");

  /**
   * Headings of comments visible to the caller, in some languages; any other heading is a work
   * note's.
   */
  private static final Pattern COMMENT =
      Pattern.compile("(?iu).*(?:comment|kommentar|coment[aá]rio|commento|opmerking|コメント|评论|注释).*");

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
  private static final Pattern CODE_TAG = Pattern.compile("\\[/?code]", Pattern.CASE_INSENSITIVE);

  /**
   * Parses the journal's permitted entries, oldest first.
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
      boolean isWorkNote = !COMMENT.matcher(entry.group(2)).matches();
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

  /**
   * Converts journal entries that are records of their own, leaving out work notes unless
   * permitted, oldest first.
   */
  List<TicketComment> records(List<JsonNode> entries) {
    return entries.stream()
        .filter(entry -> internal || JsonFields.text(entry, "element").equals("comments"))
        .sorted(Comparator.comparing(entry -> JsonFields.text(entry, "sys_created_on")))
        .map(
            entry -> {
              String author = JsonFields.text(entry, "sys_created_by");
              return new TicketComment(
                  author,
                  markdown(JsonFields.text(entry, "value")),
                  TicketComment.part(letters(author), letters(solver), letters(requester)));
            })
        .toList();
  }

  /**
   * Returns the letters of a name or account, so that Beth Anglin equals the account {@code
   * beth.anglin}.
   */
  private static String letters(String name) {
    return NO_LETTER.matcher(name.replaceFirst("@.*", "")).replaceAll("");
  }

  /** Converts HTML with ServiceNow's own code tags to Markdown. */
  static String markdown(String text) {
    return HtmlFragment.toMarkdown(CODE_TAG.matcher(text).replaceAll(""));
  }
}
