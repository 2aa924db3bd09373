package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;

/**
 * Delivery to the app, in Socket Mode's envelope form. Source of the shape:
 * docs.slack.dev/apis/events-api/using-socket-mode.
 *
 * @param attempt 0 for the first time
 * @param reason why it is sent again; empty the first time
 */
record AppEnvelope(String id, EnvelopeKind kind, ObjectNode payload, int attempt, String reason) {

  enum EnvelopeKind {
    EVENT("events_api"),
    INTERACTION("interactive"),
    COMMAND("slash_commands");

    private final String type;

    EnvelopeKind(String type) {
      this.type = type;
    }
  }

  AppEnvelope again(String newId, String why) {
    return new AppEnvelope(newId, kind, payload, attempt + 1, why);
  }

  ObjectNode json() {
    ObjectNode json = JsonTrees.object();
    json.put("envelope_id", id).put("type", kind.type);
    json.put("accepts_response_payload", kind != EnvelopeKind.EVENT);
    if (kind == EnvelopeKind.EVENT) {
      json.put("retry_attempt", attempt).put("retry_reason", reason);
    }
    return json.set("payload", payload);
  }
}
