package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/**
 * Transport of deliveries to the app: an open Socket Mode connection, or HTTP to the app's own
 * address.
 */
interface AppConnection {

  /**
   * Sends a delivery; completes with the app's answer, a missing node for a bare acknowledgement,
   * or fails with {@link ConnectionLostException}.
   */
  CompletableFuture<JsonNode> send(AppEnvelope envelope);
}
