package io.signalbox.tools.gateway.server;

import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.gateway.caller.KeyCheck;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes gateway replies and errors as HTTP responses in the client's protocol. */
final class CallReplies {
  private static final Logger LOG = LoggerFactory.getLogger(CallReplies.class);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private CallReplies() {}

  static void guard(String id, HttpServerResponse response, ApiProtocol shape, Runnable work) {
    try {
      work.run();
    } catch (MalformedBodyException e) {
      error(response, shape, 400, "malformed_request", e.sentence());
    } catch (RuntimeException e) {
      if (response.closed()) {
        LOG.debug("the client of call {} went away", id);
        return;
      }
      LOG.error("call {} failed", id, e);
      DirectModeHeader.say(response);
      error(
          response,
          shape,
          500,
          "internal",
          "The gateway failed; its log knows the call as " + id + ".");
    }
  }

  static void unauthorised(
      HttpServerResponse response, ApiProtocol shape, KeyCheck.Rejected rejected) {
    if (rejected == KeyCheck.Rejected.UNREADABLE) {
      DirectModeHeader.say(response);
      error(response, shape, 503, "gateway_unable", rejected.sentence());
      return;
    }
    error(response, shape, 401, "invalid_api_key", rejected.sentence());
  }

  static void reply(
      HttpServerResponse response, ApiProtocol shape, GatewayReply reply, StreamPulse pulse) {
    switch (reply) {
      case GatewayReply.CallRefused refused -> refuse(response, shape, refused.refusal());
      case GatewayReply.Answered answered -> write(response, answered, pulse);
    }
  }

  static void refuse(HttpServerResponse response, ApiProtocol shape, CallRefusal refusal) {
    refusal
        .retryAfter()
        .ifPresent(
            after ->
                response.putHeader(
                    "retry-after", "" + Math.max(1, after.plusMillis(999).toSeconds())));
    if (refusal.isUnable()) {
      DirectModeHeader.say(response);
    }
    error(response, shape, refusal.status(), refusal.code(), refusal.sentence());
  }

  private static void write(
      HttpServerResponse response, GatewayReply.Answered answered, StreamPulse pulse) {
    try (GatewayReply.Pieces body = answered.body()) {
      write(response, answered, body, pulse);
    }
  }

  private static void write(
      HttpServerResponse response,
      GatewayReply.Answered answered,
      GatewayReply.Pieces body,
      StreamPulse pulse) {
    response
        .setStatusCode(answered.status())
        .putHeader("content-type", answered.contentType())
        .putHeader("x-signalbox-route", answered.served().route())
        .putHeader("x-signalbox-cache", "" + answered.served().cache());
    Optional<byte[]> piece = body.next();
    if (!answered.contentType().startsWith("text/event-stream")) {
      var unused = response.end(Buffer.buffer(piece.orElse(new byte[0])));
      return;
    }
    response.setChunked(true).putHeader("cache-control", "no-cache");
    try (StreamPulse.PulsedStream stream = pulse.of(response)) {
      while (piece.isPresent()) {
        // Waiting for each write is what slows the provider down to the client's pace.
        BlockingWait.upTo(stream.write(Buffer.buffer(piece.get())), PATIENCE);
        piece = body.next();
      }
    }
    var unused = response.end();
  }

  static void error(
      HttpServerResponse response, ApiProtocol shape, int status, String code, String sentence) {
    if (response.ended() || response.closed()) {
      return;
    }
    var unused =
        response
            .setStatusCode(status)
            .putHeader("content-type", "application/json")
            .end(Buffer.buffer(ErrorBody.of(shape, status, code, sentence)));
  }
}
