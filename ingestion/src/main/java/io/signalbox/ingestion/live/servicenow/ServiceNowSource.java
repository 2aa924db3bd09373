package io.signalbox.ingestion.live.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Live source that reads incidents and knowledge articles of a ServiceNow instance. */
final class ServiceNowSource implements LiveSource {
  private static final int PAGE = 100;
  private static final int SWEEP_PAGE = 1_000;

  private final ServiceNowSettings settings;
  private final RestClient client;
  private final Clock clock;
  private final Map<String, ServiceNowRecord> listed = new HashMap<>();
  private final Map<String, ItemAccess> access = new HashMap<>();
  private boolean begun;

  ServiceNowSource(ServiceNowSettings settings, RestClient client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    TableCursor stored = TableCursor.parse(cursor, settings.tables().size());
    TableCursor at = !begun && stored.isAtTime() ? stored.overlapping() : stored;
    begun = true;
    ServiceNowTable table = settings.tables().get(at.table());
    listed.clear();
    List<ServiceNowRecord> records = list(table, at.query(), PAGE, table.fields());
    List<ItemChange> changes = new ArrayList<>();
    for (ServiceNowRecord each : records) {
      listed.put(each.id(), each);
      changes.add(new ItemChange.Changed(new ItemVersion(each.id(), each.version())));
    }
    boolean full = records.size() >= PAGE;
    TableCursor after =
        records.isEmpty()
            ? at.after("", "", full)
            : at.after(records.getLast().version(), records.getLast().value("sys_id"), full);
    return new ChangePage(changes, after.text(), !at.endsWith(full), OptionalLong.empty());
  }

  /** {@inheritDoc} The page token holds the table and the last id read of it. */
  @Override
  public SweepPage sweep(Optional<String> page) {
    String[] at = page.orElse("0 ").split(" ", -1);
    int index = Integer.parseInt(at[0]);
    ServiceNowTable table = settings.tables().get(index);
    List<ServiceNowRecord> records =
        list(
            table,
            (at[1].isEmpty() ? "" : "sys_id>" + at[1] + "^") + "ORDERBYsys_id",
            SWEEP_PAGE,
            table.listedFields());
    Optional<String> nextTable =
        index + 1 < settings.tables().size() ? Optional.of(index + 1 + " ") : Optional.empty();
    return new SweepPage(
        records.stream().map(each -> new ItemVersion(each.id(), each.version())).toList(),
        records.size() < SWEEP_PAGE
            ? nextTable
            : Optional.of(index + " " + records.getLast().value("sys_id")));
  }

  private List<ServiceNowRecord> list(
      ServiceNowTable table, String query, int limit, String fields) {
    RestResponse answer =
        client.get(
            path(table, "", fields)
                + "&sysparm_limit="
                + limit
                + "&sysparm_query="
                + URLEncoder.encode(bases(table) + query, StandardCharsets.UTF_8));
    List<ServiceNowRecord> records = new ArrayList<>();
    JsonNode result = RestClient.served(answer, "the table " + table.table()).json().path("result");
    for (JsonNode each : result) {
      ServiceNowRecord item = new ServiceNowRecord(table, each);
      records.add(item);
      access.put(item.id(), item.access(settings));
    }
    return records;
  }

  /** Returns the condition that limits articles to the knowledge bases of the settings. */
  private String bases(ServiceNowTable table) {
    return table == ServiceNowTable.KNOWLEDGE
        ? "kb_knowledge_base.titleIN"
            + String.join(",", settings.knowledgeAccess().keySet().stream().sorted().toList())
            + "^"
        : "";
  }

  private static String path(ServiceNowTable table, String id, String fields) {
    return "/api/now/table/"
        + table.table()
        + id
        + "?sysparm_display_value=all&sysparm_exclude_reference_link=true&sysparm_fields="
        + fields;
  }

  @Override
  public ItemContent content(String id) {
    ServiceNowRecord item = listed.get(id);
    if (item == null) {
      ServiceNowTable table = ServiceNowTable.of(id);
      RestResponse answer = client.get(path(table, id.substring(id.indexOf('/')), table.fields()));
      if (answer.isGone()) {
        return new ItemContent.Gone();
      }
      item =
          new ServiceNowRecord(table, RestClient.served(answer, "a record").json().path("result"));
      access.put(id, item.access(settings));
    }
    return item.content(settings, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  @Override
  public ItemAccess access(String id) {
    return access.getOrDefault(id, new ItemAccess.RightsUnknown("its record cannot be read"));
  }

  @Override
  public GroupSnapshot groups() {
    return GroupSnapshot.none();
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    for (ServiceNowTable table : settings.tables()) {
      RestResponse answer =
          client.get(path(table, "", ServiceNowTable.LISTED) + "&sysparm_limit=1");
      boolean some = answer.isOk() && !answer.json().path("result").isEmpty();
      findings.add(
          new CredentialFinding(
              some,
              some
                  ? table.table() + " can be read"
                  : table.table()
                      + " shows no record: the account needs a role that reads it ("
                      + (table == ServiceNowTable.INCIDENT ? "sn_incident_read" : "knowledge")
                      + ")"));
    }
    return findings;
  }

  @Override
  public long requests() {
    return client.requests();
  }

  @Override
  public void close() {}
}
