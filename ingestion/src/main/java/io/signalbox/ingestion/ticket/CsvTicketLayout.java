package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Column mapping of one ticket system's CSV export with one row a ticket: GitLab, Linear, Freshdesk
 * or Redmine.
 *
 * @param fits detects the export by its header
 * @param resolved returns whether a row is a resolved ticket
 * @param hidden column that marks confidential tickets
 * @param keySign what is put before a key that is a number
 * @param owners columns of the owner, of which the first filled one counts
 * @param notes the last word of whoever worked on it
 */
record CsvTicketLayout(
    Predicate<CsvHeader> fits,
    Predicate<CsvRow> resolved,
    CsvColumn hidden,
    String keySign,
    CsvColumn key,
    CsvColumn title,
    CsvColumn description,
    CsvColumn resolvedAt,
    List<CsvColumn> owners,
    CsvColumn link,
    List<CsvColumn> labels,
    CsvColumn notes) {
  private static final CsvColumn NONE = CsvColumn.of("no such column");
  private static final CsvColumn STATE = CsvColumn.of("State");
  private static final CsvColumn STATUS =
      CsvColumn.of("Status", "État", "Statut", "Estado", "Stato", "Статус", "ステータス", "状态");
  private static final Set<String> YES = Set.of("yes", "true", "1", "ja", "oui", "sí", "sim", "はい");

  static final CsvTicketLayout GITLAB =
      new CsvTicketLayout(
          header ->
              header.has(CsvColumn.of("Issue ID", "IID"))
                  && header.has(STATE)
                  && header.has(CsvColumn.of("Closed At (UTC)", "Closed At")),
          row -> row.text(STATE).equalsIgnoreCase("closed"),
          CsvColumn.of("Confidential"),
          "#",
          CsvColumn.of("Issue ID", "IID"),
          CsvColumn.of("Title"),
          CsvColumn.of("Description"),
          CsvColumn.of("Closed At (UTC)", "Closed At"),
          List.of(CsvColumn.of("Assignee"), CsvColumn.of("Assignee(s)")),
          CsvColumn.of("URL"),
          List.of(CsvColumn.of("Labels")),
          NONE);

  static final CsvTicketLayout LINEAR =
      new CsvTicketLayout(
          header ->
              header.has(CsvColumn.of("ID"))
                  && header.has(CsvColumn.of("Title"))
                  && header.has(CsvColumn.of("Completed")),
          row -> row.find(CsvColumn.of("Completed")).isPresent(),
          NONE,
          "",
          CsvColumn.of("ID"),
          CsvColumn.of("Title"),
          CsvColumn.of("Description"),
          CsvColumn.of("Completed"),
          List.of(CsvColumn.of("Team"), CsvColumn.of("Assignee")),
          CsvColumn.of("URL"),
          List.of(CsvColumn.of("Labels"), CsvColumn.of("Project")),
          NONE);

  static final CsvTicketLayout FRESHDESK =
      new CsvTicketLayout(
          header ->
              header.has(CsvColumn.of("Ticket ID", "Ticket Id"))
                  && header.has(CsvColumn.of("Subject"))
                  && header.has(STATUS),
          row -> Set.of("resolved", "closed").contains(row.text(STATUS).toLowerCase(Locale.ROOT)),
          NONE,
          "#",
          CsvColumn.of("Ticket ID"),
          CsvColumn.of("Subject"),
          CsvColumn.of("Description"),
          CsvColumn.of("Resolved time", "Closed time"),
          List.of(CsvColumn.of("Group"), CsvColumn.of("Agent")),
          NONE,
          List.of(CsvColumn.of("Tags"), CsvColumn.of("Type")),
          CsvColumn.of("Resolution", "Resolution notes"));

  static final CsvTicketLayout REDMINE =
      new CsvTicketLayout(
          header ->
              header.has(CsvColumn.of("#"))
                  && header.has(CsvColumn.of("Tracker"))
                  && header.has(subject()),
          row -> ResolvedStatus.isResolved("", "", row.text(STATUS)),
          CsvColumn.of("Private", "Privat", "Privée", "Privada"),
          "#",
          CsvColumn.of("#"),
          subject(),
          CsvColumn.of("Description", "Beschreibung", "Descripción", "Descrição", "Описание", "説明"),
          CsvColumn.of("Closed", "Geschlossen", "Fermé", "Cerrada", "Fechado", "終了日"),
          List.of(
              CsvColumn.of("Category", "Kategorie", "Catégorie", "Categoría"),
              CsvColumn.of("Assignee", "Zugewiesen an", "Assigné à", "Asignado a", "担当者")),
          NONE,
          List.of(CsvColumn.of("Project", "Projekt", "Projet", "Proyecto", "プロジェクト")),
          CsvColumn.of(
              "Last notes",
              "Letzter Kommentar",
              "Letzte Kommentare",
              "Dernières notes",
              "Últimas notas"));

  private static CsvColumn subject() {
    return CsvColumn.of("Subject", "Thema", "Sujet", "Asunto", "Assunto", "Тема", "題名");
  }

  /** Returns whether the ticket is marked as confidential. */
  boolean isHidden(CsvRow row) {
    return YES.contains(row.text(hidden).toLowerCase(Locale.ROOT));
  }

  Optional<String> owner(CsvRow row) {
    return owners.stream().flatMap(column -> row.find(column).stream()).findFirst();
  }

  /** Returns the ticket's key as people write it, with its sign before a number. */
  String keyOf(CsvRow row) {
    String written = row.text(key);
    return written.matches("\\d+") ? keySign + written : written;
  }
}
