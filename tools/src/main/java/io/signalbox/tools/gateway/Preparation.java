package io.signalbox.tools.gateway;

import io.signalbox.config.Secret;
import io.signalbox.tools.price.ModelFacts;
import io.signalbox.tools.redaction.Redaction;
import io.signalbox.tools.redaction.Redactor;
import io.signalbox.tools.route.Provider;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.wire.RequestBody;
import io.signalbox.tools.wire.Shape;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes of a call what leaves for a provider: redacted, under the provider's name for the model,
 * with the provider's key. Of the client's headers only a few of the protocol go on, and only when
 * no secret is in them.
 */
final class Preparation {
  private static final String PLAIN_VALUE = "[\\w.,:;= -]{1,200}";
  private static final String ANTHROPIC_VERSION = "anthropic-version";

  private final Redactor redactor;

  Preparation(Redactor redactor) {
    this.redactor = redactor;
  }

  /**
   * What leaves.
   *
   * @param sent the client's own request, for what redaction does not change
   */
  record Prepared(Upstream.Request request, RequestBody sent, Redaction redaction) {

    /** The request as it leaves; read again, so only for those who need its texts. */
    RequestBody body() {
      return RequestBody.read(sent.shape(), request.body());
    }
  }

  Prepared prepare(Route route, Provider provider, ModelFacts model, GatewayCall call) {
    RequestBody body = call.body();
    Redaction redaction = redactor.begin(route.redaction(), body.whole());
    byte[] bytes =
        body.rewritten(model.model(), redaction::redact, additions(route, provider, body));
    URI uri = URI.create(provider.baseUrl() + body.shape().path());
    Upstream.Request request = new Upstream.Request("POST", uri, headers(provider, call), bytes);
    return new Prepared(request, body, redaction);
  }

  /** What accounts and budgets need a request to say. */
  private static Map<String, String> additions(Route route, Provider provider, RequestBody body) {
    Map<String, String> added = new LinkedHashMap<>();
    if (body.shape() == Shape.OPENAI_EMBEDDINGS) {
      return added;
    }
    if (body.mostOutput().isEmpty()) {
      boolean newer = body.shape() == Shape.OPENAI_CHAT && provider.kind() != Provider.Kind.OLLAMA;
      added.put(newer ? "max_completion_tokens" : "max_tokens", "" + route.mostOutput());
    }
    if (body.streams() && body.shape() == Shape.OPENAI_CHAT && !body.has("stream_options")) {
      added.put("stream_options", "{\"include_usage\":true}");
    }
    return added;
  }

  private Map<String, String> headers(Provider provider, GatewayCall call) {
    Map<String, String> headers = new HashMap<>(provider.headers());
    headers.put("content-type", "application/json");
    call.headers()
        .forEach(
            (name, value) -> {
              if (value.matches(PLAIN_VALUE) && !redactor.holdsSecret(value)) {
                headers.put(name, value);
              }
            });
    String key = provider.key().map(Secret::reveal).orElse("");
    switch (provider.kind()) {
      case OPENAI, OLLAMA -> {
        if (!key.isEmpty()) {
          headers.put("authorization", "Bearer " + key);
        }
      }
      case AZURE -> headers.put("api-key", key);
      case ANTHROPIC -> {
        headers.put("x-api-key", key);
        headers.putIfAbsent(ANTHROPIC_VERSION, "2023-06-01");
      }
    }
    return headers;
  }
}
