package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** A way to the app: an open socket, or the app's own address. */
interface AppConnection {

  /**
   * Completes with what the app answered, which is a missing node where it only acknowledged; fails
   * with {@link ConnectionLost} when the way broke before the app had answered.
   */
  CompletableFuture<JsonNode> send(AppEnvelope envelope);
}
