package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.markup.HtmlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
          "(?m)^\\d[\\p{L}\\d./ :-]{9,30}(?:[AP]M )?[ ]?- ([^\\n"
              + "(]+?) \\(([^()\\n"
              + "]{3,60})\\)[ \\t]*$");

  /** Headings of what a caller sees, in some languages; any other one is a work note's. */
  private static final Pattern COMMENT =
      Pattern.compile("(?iu).*(?:comment|kommentar|coment[aá]rio|commento|opmerking|コメント|评论|注释).*");

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
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

  /** The entries that may be read of those that are records of their own, oldest first. */
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

  /** Beth Anglin's account is {@code beth.anglin}. */
  private static String letters(String name) {
    return NO_LETTER.matcher(name.replaceFirst("@.*", "")).replaceAll("");
  }

  /** HTML and ServiceNow's own code tags as Markdown. */
  static String markdown(String text) {
    return HtmlText.toMarkdown(CODE_TAG.matcher(text).replaceAll(""));
  }
}
