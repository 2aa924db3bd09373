package io.signalbox.ingestion.ticket;

import java.util.Locale;
import java.util.Set;

/**
 * Decides whether a Jira issue is resolved, from its resolution, status category or status name in
 * any language.
 */
final class ResolvedStatus {
  private static final Set<String> RESOLVED =
      Set.of(
          "done",
          "closed",
          "resolved",
          "fixed",
          "complete",
          "completed",
          "released",
          "solved",
          "won't do",
          "won't fix",
          "cancelled",
          "canceled",
          "rejected",
          "declined",
          "verified",
          "erledigt",
          "fertig",
          "geschlossen",
          "gelöst",
          "terminé",
          "terminée",
          "résolu",
          "fermé",
          "hecho",
          "finalizado",
          "finalizada",
          "cerrado",
          "resuelto",
          "resuelta",
          "concluído",
          "fechado",
          "resolvido",
          "completato",
          "chiuso",
          "risolto",
          "gereed",
          "gesloten",
          "opgelost",
          "готово",
          "закрыт",
          "решен",
          "решено",
          "完了",
          "クローズ",
          "解決済み",
          "完成",
          "已解决",
          "완료",
          "gotowe",
          "zamknięte");

  private static final Set<String> UNRESOLVED =
      Set.of(
          "unresolved",
          "nicht erledigt",
          "nicht gelöst",
          "non résolu",
          "non résolue",
          "sin resolver",
          "não resolvido",
          "non risolto",
          "onopgelost",
          "нет решения",
          "未解決",
          "未解决",
          "해결되지 않음",
          "nierozwiązane",
          "olöst",
          "uløst");

  private ResolvedStatus() {}

  static boolean isResolved(String resolution, String category, String status) {
    boolean hasResolution =
        !resolution.isBlank() && !UNRESOLVED.contains(resolution.strip().toLowerCase(Locale.ROOT));
    return hasResolution
        || category.strip().equalsIgnoreCase("done")
        || RESOLVED.contains(status.strip().toLowerCase(Locale.ROOT));
  }
}
