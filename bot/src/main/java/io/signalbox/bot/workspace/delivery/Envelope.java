package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Json;

/**
 * Delivery to the app, in Socket Mode's envelope form. Source of the shape: docs.slack.dev/apis/events-api/using-socket-mode.
 *
 * @param attempt 0 for the first time
 * @param reason why it is sent again; empty the first time
 */
record Envelope(String id, Kind kind, ObjectNode payload, int attempt, String reason) {

  enum Kind {
    EVENT("events_api"),
    INTERACTION("interactive"),
    COMMAND("slash_commands");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  Envelope again(String newId, String why) {
    return new Envelope(newId, kind, payload, attempt + 1, why);
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("envelope_id", id).put("type", kind.type);
    json.put("accepts_response_payload", kind != Kind.EVENT);
    if (kind == Kind.EVENT) {
      json.put("retry_attempt", attempt).put("retry_reason", reason);
    }
    return json.set("payload", payload);
  }
}
