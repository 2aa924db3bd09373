package io.signalbox.tools.workflow.escalation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.table.ColumnValues;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * Writes requests for paging services to the outbox table {@code escalation_route_call}, in the
 * transaction of the change.
 */
final class PagingRequests {
  private static final JsonMapper JSON = new JsonMapper();

  private PagingRequests() {}

  static void put(
      Handle handle,
      Escalation e,
      EscalationPolicy policy,
      PagingAction action,
      EscalationSettings settings,
      Instant now) {
    Severity severity = settings.severity(e.subject().severity()).orElse(settings.usual());
    ObjectNode body =
        JSON.createObjectNode()
            .put("service", e.subject().service())
            .put("team", e.subject().team().orElse(""))
            .put("level", severity.level().name().toLowerCase(Locale.ROOT))
            .put("key", "signalbox-" + e.number() + "-" + e.openedAt().getEpochSecond())
            .put(
                "summary",
                ColumnValues.text(
                    "%s %s: %s"
                        .formatted(
                            e.subject().severity(), e.subject().service(), e.subject().summary()),
                    1000));
    for (String route : policy.routes()) {
      handle
          .createUpdate(
              """
              INSERT INTO escalation_route_call (number, route, action, body, written_at, leased_until, attempts)
              VALUES (:number, :route, :action, :body, :now, :now, 0) ON CONFLICT DO NOTHING
              """)
          .bind("number", e.number())
          .bind("route", route)
          .bind("action", action.name())
          .bind("body", body.toString())
          .bind("now", ColumnValues.time(now))
          .execute();
    }
  }
}
