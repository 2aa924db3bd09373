package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.gateway.call.Gateway;
import io.signalbox.tools.gateway.call.TokenCounting;
import io.signalbox.tools.gateway.caller.KeyCheck;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;

/**
 * Serves requests about models: the list of a key's routes, single routes, and token counts of
 * prompts.
 */
final class ModelExchange {
  private static final String NO_MODEL =
      "There is no route of this name that you may use; GET /v1/models lists yours.";

  private final Gateway gateway;
  private final KeyRing keys;

  ModelExchange(Gateway gateway, KeyRing keys) {
    this.gateway = gateway;
    this.keys = keys;
  }

  /** Replies with the number of tokens of an Anthropic prompt; may block. */
  void countTokens(
      HttpServerRequest request, String id, Caller caller, byte[] body, StreamPulse pulse) {
    HttpServerResponse response = request.response();
    ApiProtocol shape = ApiProtocol.ANTHROPIC_MESSAGES;
    CallReplies.guard(
        id,
        response,
        shape,
        () -> {
          RequestBody asked = RequestBody.read(shape, body);
          GatewayCall call = CallHeaders.call(id, caller, request, asked, new CallCancellation());
          TokenCounting.TokenCount count = gateway.countTokens(call);
          if (count.estimated()) {
            response.putHeader("x-signalbox-estimate", "true");
          }
          CallReplies.reply(response, shape, count.reply(), pulse);
        });
  }

  /** Replies with one of the routes that a key may use. */
  void model(HttpServerRequest request, String encoded) {
    HttpServerResponse response = request.response();
    ApiProtocol shape = ClientProtocol.of(request);
    switch (keys.check(CallHeaders.key(request))) {
      case KeyCheck.Rejected rejected -> CallReplies.unauthorised(response, shape, rejected);
      case KeyCheck.Accepted accepted -> {
        String name = decoded(encoded);
        Optional<String> found =
            models(accepted.caller()).stream()
                .filter(route -> route.name().equals(name))
                .findFirst()
                .map(ModelList::of);
        if (found.isPresent()) {
          var unused = response.putHeader("content-type", "application/json").end(found.get());
        } else {
          CallReplies.error(response, shape, 404, "model_not_found", NO_MODEL);
        }
      }
    }
  }

  /** Decodes a route name in a path, which may contain a slash; empty if it is malformed. */
  private static String decoded(String encoded) {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Returns the routes of models that a caller may use. */
  private List<Route> models(Caller caller) {
    return gateway.open(caller).stream().filter(route -> !route.target().isTool()).toList();
  }

  /**
   * Replies with the routes of models that a key may use, in a form that OpenAI's and Anthropic's
   * clients both read.
   */
  void list(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    switch (keys.check(CallHeaders.key(request))) {
      case KeyCheck.Rejected rejected ->
          CallReplies.unauthorised(response, ClientProtocol.of(request), rejected);
      case KeyCheck.Accepted accepted -> {
        String list = ModelList.of(models(accepted.caller()));
        var unused = response.putHeader("content-type", "application/json").end(list);
      }
    }
  }
}
