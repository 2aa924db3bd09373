package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallLabels;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.protocol.BodyFingerprint;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.protocol.RequestTerms;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.gateway.call.PassThroughRequest;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the request headers that affect a call: key, data class, labels, timeout and ids. */
final class CallHeaders {
  private static final String BEARER = "Bearer ";
  private static final String CLASS_HEADER = "x-signalbox-data-class";
  private static final String TAG_HEADER = "x-signalbox-tag";
  private static final String CONVERSATION_HEADER = "x-signalbox-conversation";
  private static final String USER_HEADER = "x-signalbox-user";
  private static final int PRINT_DIGITS = 16;
  private static final Pattern PLAIN_TAG = Pattern.compile("[\\w.:/-]{1,64}");
  private static final String TIMEOUT_HEADER = "x-signalbox-timeout-ms";
  static final String REQUEST_ID = "x-request-id";

  /** Protocol headers that are passed on to the provider. */
  private static final List<String> PASSED =
      List.of(
          "anthropic-version",
          "anthropic-beta",
          "openai-beta",
          "traceparent",
          "tracestate",
          REQUEST_ID);

  private static final Pattern MILLIS = Pattern.compile("[1-9]\\d{0,7}");
  private static final Pattern PLAIN_ID = Pattern.compile("[\\w.:-]{1,128}");

  private CallHeaders() {}

  /**
   * Returns the call that a request describes.
   *
   * @throws MalformedBodyException when a header cannot be read
   */
  static GatewayCall call(
      String id,
      Caller caller,
      HttpServerRequest request,
      RequestBody body,
      CallCancellation cancellation) {
    Map<String, String> headers = new HashMap<>();
    for (String name : PASSED) {
      Optional.ofNullable(request.getHeader(name)).ifPresent(value -> headers.put(name, value));
    }
    return new GatewayCall(
        id,
        caller,
        body,
        dataClass(request, caller),
        within(request),
        headers,
        labels(request, Optional.of(body)),
        cancellation);
  }

  /**
   * Returns the sender of a pass-through request.
   *
   * @throws MalformedBodyException when a header cannot be read
   */
  static PassThroughRequest.PassSender sender(String id, Caller caller, HttpServerRequest request) {
    return new PassThroughRequest.PassSender(
        id, caller, dataClass(request, caller), labels(request, Optional.empty()));
  }

  private static CallLabels labels(HttpServerRequest request, Optional<RequestBody> body) {
    Optional<String> tag = Optional.ofNullable(request.getHeader(TAG_HEADER)).map(String::strip);
    if (tag.filter(text -> !PLAIN_TAG.matcher(text).matches()).isPresent()) {
      throw new MalformedBodyException(
          "The header X-Signalbox-Tag has up to 64 letters, digits and . : / - _");
    }
    Optional<String> user =
        Optional.ofNullable(request.getHeader(USER_HEADER))
            .or(() -> body.flatMap(RequestTerms::endUser));
    Optional<String> conversation = Optional.ofNullable(request.getHeader(CONVERSATION_HEADER));
    return tag.isEmpty() && user.isEmpty() && conversation.isEmpty()
        ? CallLabels.NONE
        : new CallLabels(
            tag, user.filter(text -> !text.isBlank()).map(CallHeaders::print), conversation);
  }

  /**
   * Returns half of the fingerprint of a user's name, enough to distinguish users without revealing
   * them.
   */
  private static String print(String user) {
    return BodyFingerprint.of(user.getBytes(UTF_8)).substring(0, PRINT_DIGITS);
  }

  private static DataClass dataClass(HttpServerRequest request, Caller caller) {
    String name = request.getHeader(CLASS_HEADER);
    return name == null
        ? caller.dataClass()
        : DataClass.named(name)
            .orElseThrow(
                () ->
                    new MalformedBodyException(
                        "The header X-Signalbox-Data-Class must be public, internal, confidential"
                            + " or restricted."));
  }

  private static Optional<Duration> within(HttpServerRequest request) {
    String millis = request.getHeader(TIMEOUT_HEADER);
    if (millis == null) {
      return Optional.empty();
    }
    if (!MILLIS.matcher(millis).matches()) {
      throw new MalformedBodyException(
          "The header X-Signalbox-Timeout-Ms must be a number above 0.");
    }
    return Optional.of(Duration.ofMillis(Long.parseLong(millis)));
  }

  /** Returns the caller's key from any header that the protocols use; empty if there is none. */
  static String key(HttpServerRequest request) {
    String authorization = request.getHeader("authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    String key = request.getHeader("x-api-key");
    String azure = request.getHeader("api-key");
    return key != null ? key.strip() : azure != null ? azure.strip() : "";
  }

  /** Returns the client's request id if it is safe to show, else the call's id. */
  static String requestId(HttpServerRequest request, String id) {
    String sent = request.getHeader(REQUEST_ID);
    return sent != null && PLAIN_ID.matcher(sent).matches() ? sent : id;
  }
}
