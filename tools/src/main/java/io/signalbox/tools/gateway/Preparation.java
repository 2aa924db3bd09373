package io.signalbox.tools.gateway;

import io.signalbox.config.Secret;
import io.signalbox.tools.price.ModelFacts;
import io.signalbox.tools.redaction.Redaction;
import io.signalbox.tools.redaction.Redactor;
import io.signalbox.tools.route.Provider;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.translation.Translation;
import io.signalbox.tools.wire.MalformedBody;
import io.signalbox.tools.wire.RequestBody;
import io.signalbox.tools.wire.Shape;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes of a call what leaves for a provider: redacted, under the provider's name for the model,
 * with the provider's key. Of the client's headers only a few of the protocol go on, and only when
 * no secret is in them.
 */
final class Preparation {
  private static final Pattern PLAIN_VALUE = Pattern.compile("[\\w.,:;= -]{1,200}");
  private static final String ANTHROPIC_VERSION = "anthropic-version";

  private final Redactor redactor;

  Preparation(Redactor redactor) {
    this.redactor = redactor;
  }

  /**
   * Request ready to be sent, with what is needed to read its answer.
   *
   * @param request as it leaves, but for the translation
   * @param sent the client's own request, for what redaction does not change
   * @param translation where the provider speaks another protocol than the client
   */
  record Prepared(
      Upstream.Request request,
      RequestBody sent,
      Redaction redaction,
      Optional<Translation> translation) {

    /** The request as it leaves; read again, so only for those who need its texts. */
    RequestBody body() {
      return RequestBody.read(sent.shape(), request.body());
    }

    /** Why it cannot be translated, if so. */
    Optional<Refusal> objection() {
      try {
        translation.ifPresent(
            t -> {
              var unused = t.request(request.body());
            });
        return Optional.empty();
      } catch (MalformedBody e) {
        return Optional.of(Refusal.denied(400, "not_translatable", e.sentence()));
      }
    }
  }

  Prepared prepare(Route route, Provider provider, ModelFacts model, GatewayCall call) {
    RequestBody body = call.body();
    Redaction redaction = redactor.begin(route.redaction(), body::whole);
    byte[] bytes =
        body.rewritten(model.model(), redaction::redact, additions(route, provider, body));
    Shape spoken = spoken(provider, body.shape());
    URI uri = URI.create(provider.baseUrl() + spoken.path());
    Upstream.Request request = new Upstream.Request("POST", uri, headers(provider, call), bytes);
    Optional<Translation> translation =
        Translation.between(body.shape(), spoken, provider.kind().mostTokensField());
    return new Prepared(request, body, redaction, translation);
  }

  /** Returns whether the provider's protocol differs from the client's. */
  static boolean translates(Journey journey) {
    Shape client = journey.call().body().shape();
    return spoken(journey.provider(), client) != client;
  }

  private static Shape spoken(Provider provider, Shape client) {
    if (client == Shape.OPENAI_EMBEDDINGS) {
      return client;
    }
    return provider.kind().speaksOpenAi() ? Shape.OPENAI_CHAT : Shape.ANTHROPIC_MESSAGES;
  }

  /** Returns the fields that accounting and budgets need added to a request. */
  private static Map<String, String> additions(Route route, Provider provider, RequestBody body) {
    Map<String, String> added = new LinkedHashMap<>();
    if (body.shape() == Shape.OPENAI_EMBEDDINGS) {
      return added;
    }
    if (body.mostOutput().isEmpty()) {
      boolean chat = body.shape() == Shape.OPENAI_CHAT;
      String field = chat ? provider.kind().mostTokensField() : "max_tokens";
      added.put(field, "" + route.mostOutput());
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
