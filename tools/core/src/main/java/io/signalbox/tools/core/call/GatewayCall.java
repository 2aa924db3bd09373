package io.signalbox.tools.core.call;

import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.DataClass;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Request of a caller to a route, with its parsed body, data class, time limit, headers and labels,
 * as the gateway processes it.
 *
 * @param id unique; also {@code X-Request-Id} where the client sent none
 * @param dataClass of what it carries; the caller's own where it does not say
 * @param within how long the client waits, where it says
 * @param headers of the protocol that go on to the provider
 * @param labels by which its cost is told apart
 */
public record GatewayCall(
    String id,
    Caller caller,
    RequestBody body,
    DataClass dataClass,
    Optional<Duration> within,
    Map<String, String> headers,
    CallLabels labels,
    CallCancellation cancellation) {
  public GatewayCall {
    headers = Map.copyOf(headers);
  }

  /** Returns a copy with another body. */
  public GatewayCall with(RequestBody other) {
    return new GatewayCall(id, caller, other, dataClass, within, headers, labels, cancellation);
  }

  /** Returns a copy with other accounting labels. */
  public GatewayCall with(CallLabels other) {
    return new GatewayCall(id, caller, body, dataClass, within, headers, other, cancellation);
  }

  /** Returns a copy with the time limit that the client set. */
  public GatewayCall within(Duration time) {
    return new GatewayCall(
        id, caller, body, dataClass, Optional.of(time), headers, labels, cancellation);
  }

  /** Creates a call with the caller's own data class and without time limit, headers or labels. */
  public static GatewayCall of(String id, Caller caller, RequestBody body) {
    return new GatewayCall(
        id,
        caller,
        body,
        caller.dataClass(),
        Optional.empty(),
        Map.of(),
        CallLabels.NONE,
        new CallCancellation());
  }
}
