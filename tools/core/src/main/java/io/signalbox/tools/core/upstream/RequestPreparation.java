package io.signalbox.tools.core.upstream;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.price.ModelFacts;
import io.signalbox.tools.core.protocol.ProtocolShape;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.translation.TranslationChoice;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes of a call what leaves for a provider: redacted, under the provider's name for the model,
 * with the provider's key. Of the client's headers only a few of the protocol go on, and only when
 * no secret is in them.
 */
public final class RequestPreparation {
  private static final Pattern PLAIN_VALUE = Pattern.compile("[\\w.,:;= -]{1,200}");
  private static final String ANTHROPIC_VERSION = "anthropic-version";

  private final TextRedactor redactor;

  public RequestPreparation(TextRedactor redactor) {
    this.redactor = redactor;
  }

  /**
   * Prepares a call for a route.
   *
   * @param deadline the client's own
   * @param lastResort whether no other route is left
   */
  public RouteAttempt prepare(
      Route route, Provider provider, GatewayCall call, CallDeadline deadline, boolean lastResort) {
    RequestBody body = call.body();
    ModelFacts model = route.target().modelFacts().orElseThrow();
    CallRedaction redaction = CallRedaction.begin(redactor, route.redaction(), body::whole);
    byte[] bytes =
        body.rewritten(model.model(), redaction::redact, additions(route, provider, body));
    ProtocolShape spoken = spoken(provider, body.shape());
    URI uri = URI.create(provider.baseUrl() + spoken.path());
    Upstream.Request request = new Upstream.Request("POST", uri, headers(provider, call), bytes);
    return new RouteAttempt(
        route,
        model,
        ProviderHealth.target(provider, model),
        call,
        request,
        redaction,
        TranslationChoice.between(body.shape(), spoken, provider.kind().mostTokensField()),
        deadline,
        deadline,
        lastResort);
  }

  /** Returns whether the provider's protocol differs from the client's. */
  public static boolean translates(GatewayCall call, Provider provider) {
    ProtocolShape client = call.body().shape();
    return spoken(provider, client) != client;
  }

  private static ProtocolShape spoken(Provider provider, ProtocolShape client) {
    if (client == ProtocolShape.OPENAI_EMBEDDINGS) {
      return client;
    }
    return provider.kind().speaksOpenAi()
        ? ProtocolShape.OPENAI_CHAT
        : ProtocolShape.ANTHROPIC_MESSAGES;
  }

  /** Returns the fields that accounting and budgets need added to a request. */
  private static Map<String, String> additions(Route route, Provider provider, RequestBody body) {
    Map<String, String> added = new LinkedHashMap<>();
    if (body.shape() == ProtocolShape.OPENAI_EMBEDDINGS) {
      return added;
    }
    if (body.mostOutput().isEmpty()) {
      boolean chat = body.shape() == ProtocolShape.OPENAI_CHAT;
      String field = chat ? provider.kind().mostTokensField() : "max_tokens";
      added.put(field, "" + route.mostOutput());
    }
    if (body.streams()
        && body.shape() == ProtocolShape.OPENAI_CHAT
        && !body.has("stream_options")) {
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
              if (PLAIN_VALUE.matcher(value).matches() && !redactor.holdsSecret(value)) {
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
