package io.signalbox.ingestion.live.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ExportedTicket;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.document.AccessRule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Record of the Table API with display values: a resolved incident or a knowledge article. Times
 * are taken from the values, which are UTC, as the displayed ones are in the account's zone.
 */
record ServiceNowRecord(ServiceNowTable table, JsonNode json) {

  /** Returns the value of a field, not what is displayed. */
  String value(String field) {
    return JsonFields.find(json, field, "value").orElseGet(() -> JsonFields.text(json, field));
  }

  private String shown(String field) {
    return JsonFields.find(json, field, "display_value").orElseGet(() -> value(field));
  }

  String id() {
    return table.table() + "/" + value("sys_id");
  }

  String version() {
    return value("sys_updated_on");
  }

  /**
   * Returns who may see the record. ServiceNow's rules for incidents and knowledge bases are
   * scripts, so the settings name them; an article with criteria of its own is seen by nobody.
   */
  ItemAccess access(ServiceNowSettings settings) {
    if (table == ServiceNowTable.INCIDENT) {
      return settings
          .incidentAccess()
          .<ItemAccess>map(ItemAccess.Permitted::new)
          .orElseGet(() -> new ItemAccess.RightsUnknown("incident-access names nobody"));
    }
    boolean narrowed =
        !value("can_read_user_criteria").isEmpty() || !value("cannot_read_user_criteria").isEmpty();
    AccessRule rule = settings.knowledgeAccess().get(shown("kb_knowledge_base"));
    if (rule == null) {
      return new ItemAccess.RightsUnknown("knowledge-access does not name its knowledge base");
    }
    return narrowed
        ? new ItemAccess.RightsUnknown("it has user criteria of its own, which are not read")
        : new ItemAccess.Permitted(rule);
  }

  /**
   * Converts the record into an item.
   *
   * @param today after which an article that is not valid any more is left out
   */
  ItemContent content(ServiceNowSettings settings, LocalDate today) {
    return table == ServiceNowTable.INCIDENT ? incident(settings) : article(settings, today);
  }

  private ItemContent incident(ServiceNowSettings settings) {
    ObjectNode ticket = json.deepCopy();
    for (String time : List.of("resolved_at", "closed_at")) {
      ticket.put(time, value(time));
    }
    return linked(
        ExportedTicket.read(TicketFormat.SERVICENOW_JSON, ticket, version(), ZoneOffset.UTC),
        settings.url() + "/nav_to.do?uri=incident.do?sys_id=" + value("sys_id"));
  }

  private static ItemContent linked(ItemContent content, String link) {
    return content instanceof ItemContent.Present present
        ? new ItemContent.Present(
            present.version(), LiveItem.of(present.item().body(), Optional.of(link)))
        : content;
  }

  private ItemContent article(ServiceNowSettings settings, LocalDate today) {
    if (!value("workflow_state").equals("published")) {
      return new ItemContent.Skipped(version(), "is not published");
    }
    String until = value("valid_to");
    if (until.matches("\\d{4}-\\d\\d-\\d\\d.*")
        && LocalDate.parse(until.substring(0, 10)).isBefore(today)) {
      return new ItemContent.Skipped(version(), "is not valid any more");
    }
    return new ItemContent.Present(
        version(),
        new LiveItem(
            new ItemBody.Page("page.html", value("text").getBytes(StandardCharsets.UTF_8)),
            Optional.of(value("short_description")).filter(title -> !title.isBlank()),
            Optional.of(settings.url() + "/kb_view.do?sysparm_article=" + value("number")),
            Optional.of(shown("author")).filter(name -> !name.isBlank()),
            Optional.of(version())
                .filter(time -> time.matches("\\d{4}-\\d\\d-\\d\\d .*"))
                .map(time -> LocalDate.parse(time.substring(0, 10))),
            List.of()));
  }
}
