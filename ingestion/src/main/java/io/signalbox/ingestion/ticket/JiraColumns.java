package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvColumn;
import java.util.List;

/** Column names of Jira's CSV export in the languages of Jira's user interface. */
final class JiraColumns {
  static final CsvColumn KEY =
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
  static final CsvColumn SUMMARY =
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
  static final CsvColumn STATUS =
      CsvColumn.of("Status", "État", "Estado", "Situação", "Stato", "Статус", "ステータス", "状态", "상태");
  static final CsvColumn CATEGORY = CsvColumn.of("Status Category");
  static final CsvColumn RESOLUTION =
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
  static final CsvColumn RESOLUTION_NOTES =
      CsvColumn.of(
          "Custom field (Resolution Notes)",
          "Custom field (Resolution Details)",
          "Custom field (Resolution Summary)",
          "Custom field (Resolution Description)",
          "Custom field (Root Cause)",
          "Resolution Notes",
          "Resolution Details");
  static final CsvColumn RESOLVED =
      CsvColumn.of(
          "Resolved",
          "Resolution Date",
          "Date Resolved",
          "Resolved Date",
          "Resolved At",
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
  static final CsvColumn DESCRIPTION =
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
  static final CsvColumn COMMENT =
      CsvColumn.of(
          "Comment",
          "Comments",
          "Comment Body",
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
  static final CsvColumn TEAM = CsvColumn.of("Team Name", "Team", "Custom field (Team)");
  static final CsvColumn ASSIGNEE =
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
  static final CsvColumn ASSIGNEE_ID = CsvColumn.of("Assignee Id");
  static final CsvColumn REPORTER_ID = CsvColumn.of("Reporter Id", "Creator Id");
  static final CsvColumn REPORTER =
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
  static final List<CsvColumn> LABELS =
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
  static final CsvColumn LINK = CsvColumn.of("Issue URL", "URL", "Link");

  private JiraColumns() {}
}
