package io.signalbox.ingestion.live.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * REST client for PagerDuty's on-call schedules (API version 2). Schedules name people without mail
 * addresses, which are fetched from the list of users.
 */
final class PagerDutySchedules implements ScheduleProvider {
  private static final int PAGE = 100;

  /** Limit of offset plus page size in PagerDuty's pagination. */
  private static final int MOST = 10_000;

  private final RestClient client;
  private final List<String> teams;
  private Optional<Map<String, String>> mails = Optional.empty();

  /**
   * @param teams ids of the teams whose schedules are read; none for all
   */
  PagerDutySchedules(RestClient client, List<String> teams) {
    this.client = client;
    this.teams = teams;
  }

  @Override
  public List<JsonNode> schedules() {
    StringBuilder filter = new StringBuilder();
    teams.forEach(team -> filter.append("&team_ids%5B%5D=").append(encoded(team)));
    return paged("schedules", filter.toString());
  }

  private List<JsonNode> paged(String what, String filter) {
    List<JsonNode> all = new ArrayList<>();
    for (int offset = 0; offset + PAGE <= MOST; offset += PAGE) {
      JsonNode body =
          RestClient.served(
                  client.get("/" + what + "?limit=" + PAGE + "&offset=" + offset + filter),
                  "PagerDuty's " + what)
              .json();
      all.addAll(JsonFields.list(body.path(what)));
      if (!body.path("more").asBoolean(false)) {
        break;
      }
    }
    return all;
  }

  @Override
  public Optional<JsonNode> find(String id) {
    RestResponse answer = client.get("/schedules/" + encoded(id));
    return answer.isGone()
        ? Optional.empty()
        : Optional.of(RestClient.served(answer, "a schedule").json().path("schedule"));
  }

  @Override
  public RenderedSchedule render(JsonNode schedule, Instant from, Instant to) {
    String path =
        "/schedules/"
            + encoded(JsonFields.text(schedule, "id"))
            + "?overflow=true&since="
            + from
            + "&until="
            + to;
    JsonNode whole =
        RestClient.served(client.get(path), "the schedule " + JsonFields.text(schedule, "name"))
            .json()
            .path("schedule");
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("name", "summary", "time_zone", "teams", "overrides_subschedule")) {
      kept.set(name, whole.path(name).deepCopy());
    }
    kept.set("final_schedule", whole.path("final_schedule").deepCopy());
    var layers = kept.putArray("schedule_layers");
    for (JsonNode layer : whole.path("schedule_layers")) {
      // What is rendered of a layer is in the final schedule, as far as it counts.
      ObjectNode rule = layer.deepCopy();
      rule.remove(List.of("rendered_schedule_entries", "rendered_coverage_percentage"));
      layers.add(rule);
    }
    addMails(kept);
    JsonNode file = JsonNodeFactory.instance.objectNode().set("schedule", kept);
    return new RenderedSchedule("pagerduty-schedule", file.toString());
  }

  private void addMails(JsonNode node) {
    if (node instanceof ObjectNode object && JsonFields.text(object, "type").startsWith("user")) {
      String mail = mails().get(JsonFields.text(object, "id"));
      if (mail != null) {
        object.put("email", mail);
      }
    }
    node.forEach(this::addMails);
  }

  private Map<String, String> mails() {
    if (mails.isEmpty()) {
      Map<String, String> all = new HashMap<>();
      for (JsonNode user : paged("users", "")) {
        JsonFields.find(user, "email")
            .ifPresent(mail -> all.put(JsonFields.text(user, "id"), mail));
      }
      mails = Optional.of(all);
    }
    return mails.get();
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    boolean schedules = client.get("/schedules?limit=1").isOk();
    findings.add(
        new CredentialFinding(
            schedules,
            schedules
                ? "PagerDuty's schedules can be read"
                : "PagerDuty's schedules cannot be read: the key needs schedules.read"));
    boolean users = client.get("/users?limit=1").isOk();
    findings.add(
        new CredentialFinding(
            users,
            users
                ? "mail addresses of those on call can be read"
                : "mail addresses of those on call cannot be read: the key needs users.read"));
    return findings;
  }

  @Override
  public long requests() {
    return client.requests();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
