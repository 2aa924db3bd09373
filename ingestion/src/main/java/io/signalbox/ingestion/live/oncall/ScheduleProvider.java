package io.signalbox.ingestion.live.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.live.CredentialFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port to an on-call system's REST API; implemented for PagerDuty, Jira Service Management and
 * Grafana.
 */
interface ScheduleProvider {

  /** Fetches all schedules in the configured scope, each with its {@code id} and {@code name}. */
  List<JsonNode> schedules();

  /** Fetches a schedule by its id; empty where it does not exist. */
  Optional<JsonNode> find(String id);

  /** Fetches the shifts of a schedule in this period, overrides included. */
  RenderedSchedule render(JsonNode schedule, Instant from, Instant to);

  /** Checks the credentials and returns one finding for each permission that a run needs. */
  List<CredentialFinding> check();

  long requests();

  /**
   * Shifts of one schedule as JSON in the format of the system's export files.
   *
   * @param format name of the format of exports
   */
  record RenderedSchedule(String format, String json) {}
}
