package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallLabels;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.DataClass;
import java.util.Optional;

/**
 * Pass-through request: a client's request to a provider API that the gateway does not interpret.
 */
public final class PassThroughRequest {
  final PassSender sender;
  final PassPlace place;
  final String contentType;
  final byte[] body;
  final CallCancellation cancellation;

  /** Sender of a request: caller, data class and labels. */
  public record PassSender(String id, Caller caller, DataClass dataClass, CallLabels labels) {}

  /**
   * Target of a request: HTTP method, route, path and query.
   *
   * @param route that the client names; empty where what it asks for says enough
   * @param path below the provider's address, without a slash before it
   */
  public record PassPlace(
      String method, Optional<String> route, String path, Optional<String> query) {}

  /**
   * @param body is not copied
   */
  public PassThroughRequest(
      PassSender sender,
      PassPlace place,
      String contentType,
      byte[] body,
      CallCancellation cancellation) {
    this.sender = sender;
    this.place = place;
    this.contentType = contentType;
    this.body = body;
    this.cancellation = cancellation;
  }
}
