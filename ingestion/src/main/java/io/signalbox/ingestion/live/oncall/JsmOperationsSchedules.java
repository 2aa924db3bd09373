package io.signalbox.ingestion.live.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * REST client for on-call schedules of Jira Service Management's operations, formerly Opsgenie.
 * Timelines give account ids and team ids; names and mail addresses are fetched from Jira and from
 * the list of teams.
 */
final class JsmOperationsSchedules implements ScheduleProvider {
  private static final int PAGE = 100;
  private static final int MOST_ACCOUNTS = 50;

  private final RestClient client;
  private final String operations;
  private final String jira;
  private final Map<String, JsonNode> people = new HashMap<>();
  private Optional<Map<String, String>> teams = Optional.empty();

  JsmOperationsSchedules(RestClient client, String cloudId) {
    this.client = client;
    this.operations = "/jsm/ops/api/" + cloudId + "/v1/";
    this.jira = "/ex/jira/" + cloudId + "/rest/api/3/";
  }

  @Override
  public List<JsonNode> schedules() {
    List<JsonNode> all = new ArrayList<>();
    while (true) {
      JsonNode body =
          RestClient.served(
                  client.get(operations + "schedules?size=" + PAGE + "&offset=" + all.size()),
                  "the schedules")
              .json();
      List<JsonNode> page = JsonFields.list(body.path("values"));
      all.addAll(page);
      if (page.isEmpty() || JsonFields.find(body, "links", "next").isEmpty()) {
        return all;
      }
    }
  }

  @Override
  public Optional<JsonNode> find(String id) {
    RestResponse answer = client.get(operations + "schedules/" + id);
    return answer.isGone()
        ? Optional.empty()
        : Optional.of(RestClient.served(answer, "a schedule").json());
  }

  @Override
  public RenderedSchedule render(JsonNode schedule, Instant from, Instant to) {
    String id = JsonFields.text(schedule, "id");
    long days = Duration.between(from, to).toDays();
    JsonNode timeline =
        RestClient.served(
                client.get(
                    operations
                        + "schedules/"
                        + id
                        + "/timeline?intervalUnit=days&interval="
                        + days
                        + "&date="
                        + from),
                "the timeline of " + JsonFields.text(schedule, "name"))
            .json()
            .path("finalTimeline");
    know(timeline);
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("name", JsonFields.text(schedule, "name"));
    file.put("timezone", JsonFields.any(schedule, "timezone", "timeZone").orElse("UTC"));
    file.put("enabled", schedule.path("enabled").asBoolean(true));
    Optional.ofNullable(teams().get(JsonFields.text(schedule, "teamId")))
        .ifPresent(team -> file.putObject("ownerTeam").put("name", team));
    ArrayNode rotations = file.putObject("finalTimeline").putArray("rotations");
    for (JsonNode rotation : timeline.path("rotations")) {
      ArrayNode periods =
          rotations.addObject().put("name", JsonFields.text(rotation, "name")).putArray("periods");
      rotation.path("periods").forEach(period -> add(periods, period));
    }
    return new RenderedSchedule("opsgenie", file.toString());
  }

  /**
   * Adds a period, merging it with the one before where the API split one period at the present
   * moment.
   */
  private void add(ArrayNode periods, JsonNode period) {
    String type = JsonFields.text(period, "type");
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    given.put("startDate", JsonFields.text(period, "startDate"));
    given.put("endDate", JsonFields.text(period, "endDate"));
    given.put("type", type.equals("override") ? type : "default");
    given.set("responder", named(period.path("responder")));
    if (!periods.isEmpty() && periods.get(periods.size() - 1) instanceof ObjectNode last) {
      boolean same =
          last.path("responder").equals(given.path("responder"))
              && last.path("type").equals(given.path("type"))
              && last.path("endDate").equals(given.path("startDate"));
      if (same) {
        last.set("endDate", given.path("endDate"));
        return;
      }
    }
    periods.add(given);
  }

  private ObjectNode named(JsonNode responder) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.put("type", JsonFields.text(responder, "type"));
    JsonNode account = people.get(JsonFields.text(responder, "id"));
    if (account != null) {
      JsonFields.find(account, "displayName").ifPresent(name -> named.put("fullName", name));
      JsonFields.find(account, "emailAddress").ifPresent(mail -> named.put("username", mail));
    } else {
      JsonFields.find(responder, "name").ifPresent(name -> named.put("name", name));
    }
    return named;
  }

  private void know(JsonNode timeline) {
    Set<String> unknown = new LinkedHashSet<>();
    for (JsonNode rotation : timeline.path("rotations")) {
      for (JsonNode period : rotation.path("periods")) {
        JsonFields.find(period, "responder", "id")
            .filter(id -> !people.containsKey(id))
            .ifPresent(unknown::add);
      }
    }
    List<String> ids = List.copyOf(unknown);
    for (int from = 0; from < ids.size(); from += MOST_ACCOUNTS) {
      String query =
          ids.subList(from, Math.min(from + MOST_ACCOUNTS, ids.size())).stream()
              .map(id -> "&accountId=" + id)
              .collect(Collectors.joining());
      JsonNode found =
          RestClient.served(
                  client.get(jira + "user/bulk?maxResults=" + MOST_ACCOUNTS + query),
                  "the names of those on call")
              .json();
      found
          .path("values")
          .forEach(account -> people.put(JsonFields.text(account, "accountId"), account));
    }
  }

  private Map<String, String> teams() {
    if (teams.isEmpty()) {
      Map<String, String> all = new HashMap<>();
      RestResponse answer = client.get(operations + "teams");
      if (answer.isOk()) {
        for (JsonNode team : answer.json().path("platformTeams")) {
          all.put(JsonFields.text(team, "teamId"), JsonFields.text(team, "teamName"));
        }
      }
      teams = Optional.of(all);
    }
    return teams.get();
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    boolean schedules = client.get(operations + "schedules?size=1").isOk();
    findings.add(
        new CredentialFinding(
            schedules,
            schedules
                ? "the schedules can be read"
                : "the schedules cannot be read: the token needs"
                    + " read:ops-config:jira-service-management and the user a seat as an"
                    + " agent"));
    boolean names = client.get(jira + "myself").isOk();
    findings.add(
        new CredentialFinding(
            names,
            names
                ? "names of those on call can be read"
                : "names of those on call cannot be read: the token needs read:jira-user"));
    return findings;
  }

  @Override
  public long requests() {
    return client.requests();
  }
}
