package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.markup.HtmlText;
import io.signalbox.ingestion.markup.WikiMarkup;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reader of Jira's CSV export with its repeated columns. A comment is written as {@code
 * date;author;text}. The owner is the team where there is such a column, else the assignee. A date
 * nobody can read safely leaves the ticket without one.
 */
final class JiraCsvTickets implements RowReader<Ticket> {
  private static final CsvColumn KEY =
      CsvColumn.of(
          "Issue key",
          "Key",
          "Vorgangsschlüssel",
          "Clé de ticket",
          "Clé",
          "Clave de incidencia",
          "Clave",
          "Chave da item",
          "Chave do item",
          "Chave",
          "Chiave della segnalazione",
          "Chiave",
          "Issuesleutel",
          "Ключ проблемы",
          "Ключ",
          "課題キー",
          "キー",
          "问题关键字",
          "이슈 키",
          "Klucz zgłoszenia",
          "Ärendenyckel");
  private static final CsvColumn SUMMARY =
      CsvColumn.of(
          "Summary",
          "Zusammenfassung",
          "Résumé",
          "Resumen",
          "Resumo",
          "Riepilogo",
          "Samenvatting",
          "Тема",
          "要約",
          "概要",
          "요약",
          "Podsumowanie",
          "Sammanfattning");
  private static final CsvColumn STATUS =
      CsvColumn.of("Status", "État", "Estado", "Situação", "Stato", "Статус", "ステータス", "状态", "상태");
  private static final CsvColumn CATEGORY = CsvColumn.of("Status Category");
  private static final CsvColumn RESOLUTION =
      CsvColumn.of(
          "Resolution",
          "Lösung",
          "Résolution",
          "Resolución",
          "Resolução",
          "Risoluzione",
          "Oplossing",
          "Решение",
          "解決状況",
          "解决结果",
          "해결책",
          "Rozwiązanie",
          "Lösning");
  private static final CsvColumn RESOLUTION_NOTES =
      CsvColumn.of(
          "Custom field (Resolution Notes)",
          "Custom field (Resolution Details)",
          "Custom field (Resolution Summary)",
          "Custom field (Resolution Description)",
          "Custom field (Root Cause)",
          "Resolution Notes",
          "Resolution Details");
  private static final CsvColumn RESOLVED =
      CsvColumn.of(
          "Resolved",
          "Resolution Date",
          "resolutiondate",
          "Erledigt",
          "Gelöst",
          "Résolue",
          "Résolu",
          "Resuelta",
          "Resuelto",
          "Resolvido",
          "Resolvida",
          "Risolto",
          "Risolta",
          "Opgelost",
          "Дата решения",
          "Решен",
          "解決日",
          "已解决",
          "해결됨",
          "Rozwiązano",
          "Löst");
  private static final CsvColumn DESCRIPTION =
      CsvColumn.of(
          "Description",
          "Beschreibung",
          "Descripción",
          "Descrição",
          "Descrizione",
          "Beschrijving",
          "Описание",
          "説明",
          "描述",
          "설명",
          "Opis",
          "Beskrivning");
  private static final CsvColumn COMMENT =
      CsvColumn.of(
          "Comment",
          "Comments",
          "Kommentar",
          "Kommentare",
          "Commentaire",
          "Commentaires",
          "Comentario",
          "Comentarios",
          "Comentário",
          "Comentários",
          "Commento",
          "Commenti",
          "Opmerking",
          "Комментарий",
          "Комментарии",
          "コメント",
          "备注",
          "注释",
          "댓글",
          "Komentarz");
  private static final CsvColumn TEAM = CsvColumn.of("Team Name", "Team", "Custom field (Team)");
  private static final CsvColumn ASSIGNEE =
      CsvColumn.of(
          "Assignee",
          "Zugewiesene Person",
          "Bearbeiter",
          "Responsable",
          "Persona asignada",
          "Responsável",
          "Assegnatario",
          "Toegewezen aan",
          "Исполнитель",
          "担当者",
          "经办人",
          "담당자",
          "Przypisany",
          "Tilldelad");
  private static final CsvColumn REPORTER =
      CsvColumn.of(
          "Reporter",
          "Creator",
          "Autor",
          "Meldender",
          "Rapporteur",
          "Informador",
          "Relator",
          "Segnalatore",
          "Автор",
          "報告者",
          "报告人",
          "보고자");
  private static final List<CsvColumn> LABELS =
      List.of(
          CsvColumn.of(
              "Labels",
              "Stichwörter",
              "Étiquettes",
              "Etiquetas",
              "Etichette",
              "Метки",
              "ラベル",
              "标签"),
          CsvColumn.of(
              "Component/s",
              "Components",
              "Component",
              "Komponente/n",
              "Komponenten",
              "Composants",
              "Componentes",
              "Componenti",
              "Компоненты",
              "コンポーネント",
              "模块"));
  private static final CsvColumn LINK = CsvColumn.of("Issue URL", "URL", "Link");

  private static final int SNIFFED = 2_000;

  private final ZoneId zone;

  /**
   * @param zone where times without an offset were written: the zone of whoever exported
   */
  JiraCsvTickets(ZoneId zone) {
    this.zone = zone;
  }

  static boolean fits(CsvHeader header) {
    boolean isEnglish = header.has(CsvColumn.of("Summary"));
    return isEnglish
        ? header.has(CsvColumn.of("Issue key"))
        : header.has(SUMMARY) && header.has(KEY) && header.has(STATUS);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    JiraTimes times = new JiraTimes(zone);
    List<CsvRow> first = new ArrayList<>();
    new CsvTable(path, List.of(KEY, SUMMARY), sink)
        .read(
            in,
            row -> {
              if (times.isDecided()) {
                take(row, times, intake);
                return;
              }
              first.add(row);
              times.look(row.text(RESOLVED));
              if (first.size() == SNIFFED) {
                giveFirst(path, first, times, sink, intake);
              }
            });
    giveFirst(path, first, times, sink, intake);
  }

  /** The first rows tell how the column writes its days, and wait until it is known. */
  private void giveFirst(
      String path, List<CsvRow> first, JiraTimes times, RowSink<Ticket> sink, TicketIntake intake) {
    if (!times.isDecided()) {
      times.decide().ifPresent(note -> sink.noted(new SkippedItem(path, 0, note)));
      first.forEach(row -> take(row, times, intake));
      first.clear();
    }
  }

  private void take(CsvRow row, JiraTimes times, TicketIntake intake) {
    if (!JiraStatus.isResolved(row.text(RESOLUTION), row.text(CATEGORY), row.text(STATUS))) {
      intake.leaveOut("an open ticket");
      return;
    }
    String resolution = row.find(RESOLUTION_NOTES).orElseGet(() -> row.text(RESOLUTION));
    intake.take(
        row.line(),
        new TicketIntake.TicketDraft(
            row.text(KEY),
            row.text(SUMMARY),
            markdown(row.text(DESCRIPTION)),
            WhatHelped.of(markdown(resolution), comments(row, times)),
            row.find(RESOLVED).flatMap(times::find),
            row.find(TEAM).or(() -> row.find(ASSIGNEE)),
            row.find(LINK).filter(link -> link.matches("https?://\\S+")),
            LABELS.stream().flatMap(column -> labels(row, column)).toList()));
  }

  private static Stream<String> labels(CsvRow row, CsvColumn column) {
    return row.list(column).stream()
        .flatMap(cell -> Stream.of(cell.split("[,;]", -1)))
        .map(String::strip)
        .filter(label -> !label.isEmpty());
  }

  private static List<TicketComment> comments(CsvRow row, JiraTimes times) {
    return row.list(COMMENT).stream()
        .map(cell -> comment(row, cell, times))
        .sorted(Comparator.comparing(DatedComment::at))
        .map(DatedComment::comment)
        .toList();
  }

  /**
   * Text may hold semicolons of its own, and a comment that was typed into the column has no date
   * before it.
   */
  private static DatedComment comment(CsvRow row, String cell, JiraTimes times) {
    String[] parts = cell.split(";", 3);
    Optional<Instant> at = parts.length == 3 ? times.find(parts[0]) : Optional.empty();
    return at.isPresent()
        ? new DatedComment(
            at.get(),
            new TicketComment(
                parts[1].strip(),
                markdown(parts[2]),
                TicketComment.part(parts[1].strip(), row.text(ASSIGNEE), row.text(REPORTER))))
        : new DatedComment(Instant.MIN, new TicketComment("", markdown(cell)));
  }

  private static String markdown(String text) {
    return HtmlText.isHtml(text) ? HtmlText.toMarkdown(text) : WikiMarkup.toMarkdown(text);
  }

  private record DatedComment(Instant at, TicketComment comment) {}
}
