package io.signalbox.ingestion.live.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.live.CredentialFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** System that keeps on-call schedules, as one run sees it. */
interface ScheduleProvider {

  /** Returns all schedules that are read, each with its {@code id} and {@code name}. */
  List<JsonNode> schedules();

  /** Returns a schedule by its id; empty where there is no such one. */
  Optional<JsonNode> find(String id);

  /** Returns who is on call in a schedule during this time, overrides included. */
  RenderedSchedule render(JsonNode schedule, Instant from, Instant to);

  /** Tries the rights: one finding for each that a run needs. */
  List<CredentialFinding> check();

  long requests();

  /**
   * Schedule as an export of the system has it.
   *
   * @param format name of the format of exports
   */
  record RenderedSchedule(String format, String json) {}
}
