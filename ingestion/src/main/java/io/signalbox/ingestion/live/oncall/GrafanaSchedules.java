package io.signalbox.ingestion.live.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * REST client for on-call schedules of Grafana IRM and OnCall; their final shifts include overrides
 * and swaps.
 */
final class GrafanaSchedules implements ScheduleProvider {
  private static final int MOST_PAGES = 200;

  private final RestClient client;

  GrafanaSchedules(RestClient client) {
    this.client = client;
  }

  @Override
  public List<JsonNode> schedules() {
    return paged("/api/v1/schedules/?", "Grafana's schedules");
  }

  private List<JsonNode> paged(String path, String what) {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonNode body = RestClient.served(client.get(path + "page=" + page), what).json();
      all.addAll(JsonFields.list(body.path("results")));
      if (!body.hasNonNull("next")) {
        break;
      }
    }
    return all;
  }

  @Override
  public Optional<JsonNode> find(String id) {
    RestResponse answer = client.get("/api/v1/schedules/" + id + "/");
    return answer.isGone()
        ? Optional.empty()
        : Optional.of(RestClient.served(answer, "a schedule").json());
  }

  /** {@inheritDoc} Adds the schedule's name, which stands for the team, to each shift. */
  @Override
  public RenderedSchedule render(JsonNode schedule, Instant from, Instant to) {
    String name = JsonFields.text(schedule, "name");
    String path =
        "/api/v1/schedules/%s/final_shifts?start_date=%s&end_date=%s&"
            .formatted(JsonFields.text(schedule, "id"), day(from), day(to));
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    ArrayNode shifts = file.putArray("results");
    for (JsonNode shift : paged(path, "the shifts of " + name)) {
      shifts.add(shift.<ObjectNode>deepCopy().put("schedule", name));
    }
    return new RenderedSchedule("grafana-shifts", file.toString());
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  @Override
  public List<CredentialFinding> check() {
    boolean schedules = client.get("/api/v1/schedules/?page=1").isOk();
    return List.of(
        new CredentialFinding(
            schedules,
            schedules
                ? "Grafana's schedules can be read"
                : "Grafana's schedules cannot be read: the token needs"
                    + " grafana-oncall-app.schedules:read"));
  }

  @Override
  public long requests() {
    return client.requests();
  }
}
