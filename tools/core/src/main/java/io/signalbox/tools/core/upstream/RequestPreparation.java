package io.signalbox.tools.core.upstream;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.bedrock.AnthropicByBedrock;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.core.route.UnsupportedFeatureRule;
import io.signalbox.tools.core.translation.ProtocolTranslation;
import io.signalbox.tools.core.translation.TokenCountRequest;
import io.signalbox.tools.core.translation.TranslationSelector;
import io.signalbox.tools.core.translation.TranslationSettings;
import io.signalbox.tools.core.translation.UnsignedThoughts;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Builds the provider request of a call: redacted body, the provider's model name, key and headers.
 * Of the client's headers only a few of the protocol go on, and only when no secret is in them.
 */
public final class RequestPreparation {
  private static final Pattern PLAIN_VALUE = Pattern.compile("[\\w.,:;= -]{1,200}");
  private static final String ANTHROPIC_VERSION = "anthropic-version";

  private final TextRedactor redactor;
  private final InstantSource clock;

  public RequestPreparation(TextRedactor redactor, InstantSource clock) {
    this.redactor = redactor;
    this.clock = clock;
  }

  /**
   * Builds the request of a call over a route.
   *
   * @param deadline the client's own
   * @param lastResort whether no other route is left
   */
  public RouteAttempt prepare(
      Route route, Provider provider, GatewayCall call, CallDeadline deadline, boolean lastResort) {
    RequestBody body = call.body();
    PricedModel model = route.target().modelFacts().orElseThrow();
    CallRedaction redaction = CallRedaction.begin(redactor, route.redaction(), body::whole);
    RequestRedaction texts = new RequestRedaction(redaction, redactor);
    byte[] rewritten = body.rewritten(model.model(), texts, additions(route, provider, body));
    ApiProtocol spoken = spoken(provider, body.shape());
    boolean strange = texts.hasUnsignedThought() && spoken == body.shape();
    byte[] bytes = strange ? UnsignedThoughts.without(rewritten) : rewritten;
    URI uri = URI.create(provider.baseUrl() + path(spoken, model, body.streams()));
    Upstream.Request request = new Upstream.Request("POST", uri, headers(provider, call), bytes);
    return new RouteAttempt(
        route,
        provider,
        model,
        ProviderHealth.target(provider, model),
        call,
        request,
        redaction,
        translation(body.shape(), spoken, terms(route, provider)),
        deadline,
        deadline,
        lastResort);
  }

  /**
   * Builds a request to count the tokens of a call's prompt; empty if the provider offers no
   * counting.
   */
  public Optional<RouteAttempt> prepareCount(
      Route route, Provider provider, GatewayCall call, CallDeadline deadline) {
    if (provider.kind() != Provider.ProviderKind.ANTHROPIC) {
      return Optional.empty();
    }
    RouteAttempt attempt = prepare(route, provider, call, deadline, true);
    byte[] body = TokenCountRequest.of(attempt.request().body());
    URI uri = URI.create(attempt.request().uri() + "/count_tokens");
    Map<String, String> headers = attempt.request().headers();
    return Optional.of(attempt.with(new Upstream.Request("POST", uri, headers, body)));
  }

  /** Returns whether the provider's protocol differs from the client's. */
  public static boolean translates(GatewayCall call, Provider provider) {
    ApiProtocol client = call.body().shape();
    return spoken(provider, client) != client;
  }

  private static ApiProtocol spoken(Provider provider, ApiProtocol client) {
    boolean asItIs =
        client == ApiProtocol.OPENAI_EMBEDDINGS
            || (client == ApiProtocol.OPENAI_RESPONSES
                && provider.responses() == Provider.ResponsesSupport.NATIVE);
    if (asItIs) {
      return client;
    }
    if (provider.kind().speaksGemini()) {
      return ApiProtocol.GEMINI;
    }
    if (provider.kind() == Provider.ProviderKind.BEDROCK) {
      return ApiProtocol.BEDROCK;
    }
    return provider.kind().speaksOpenAi()
        ? ApiProtocol.OPENAI_CHAT
        : ApiProtocol.ANTHROPIC_MESSAGES;
  }

  private static Optional<ProtocolTranslation> translation(
      ApiProtocol client, ApiProtocol spoken, TranslationSettings terms) {
    return spoken == ApiProtocol.BEDROCK
        ? Optional.of(
            TranslationSelector.overMessages(client, terms, new AnthropicByBedrock(terms)))
        : TranslationSelector.between(client, spoken, terms);
  }

  /**
   * Returns the URL path of a request; for Gemini and Bedrock it contains the model and whether the
   * answer is streamed.
   */
  private static String path(ApiProtocol spoken, PricedModel model, boolean streams) {
    return switch (spoken) {
      case GEMINI ->
          spoken.path()
              + model.model()
              + (streams ? ":streamGenerateContent?alt=sse" : ":generateContent");
      case BEDROCK -> AnthropicByBedrock.path(model.model(), streams);
      default -> spoken.path();
    };
  }

  /** Returns the fields that accounting and budgets need added to a request. */
  private static Map<String, String> additions(Route route, Provider provider, RequestBody body) {
    Map<String, String> added = new LinkedHashMap<>();
    if (body.shape() == ApiProtocol.OPENAI_EMBEDDINGS) {
      return added;
    }
    String field = mostTokens(provider, body.shape());
    if (body.mostOutput().isEmpty()) {
      added.put(field, "" + route.mostOutput());
    } else if (provider.knowsOneCap() && body.mostOutput(field).isEmpty()) {
      // It would not know the other name, and write without end.
      added.put(field, "" + body.mostOutput().getAsLong());
    }
    if (body.streams() && body.shape() == ApiProtocol.OPENAI_CHAT && !body.has("stream_options")) {
      added.put("stream_options", "{\"include_usage\":true}");
    }
    return added;
  }

  private static String mostTokens(Provider provider, ApiProtocol shape) {
    return switch (shape) {
      case OPENAI_RESPONSES -> "max_output_tokens";
      case OPENAI_CHAT -> provider.mostTokensField();
      case ANTHROPIC_MESSAGES, OPENAI_EMBEDDINGS, GEMINI, BEDROCK -> "max_tokens";
    };
  }

  private TranslationSettings terms(Route route, Provider provider) {
    UnsupportedFeatureRule rule =
        route.target() instanceof RouteTarget.Chat chat
            ? chat.rules().unsupported()
            : UnsupportedFeatureRule.REFUSE;
    return new TranslationSettings(provider.mostTokensField(), rule, clock);
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
    keyHeaders(provider).forEach(headers::putIfAbsent);
    return headers;
  }

  /** Returns the provider's authentication headers, together with those that every call carries. */
  public static Map<String, String> keyHeaders(Provider provider) {
    Map<String, String> headers = new HashMap<>(provider.headers());
    String key = provider.key().map(Secret::reveal).orElse("");
    switch (provider.kind()) {
      case OPENAI, OLLAMA, BEDROCK -> {
        if (!key.isEmpty()) {
          headers.put("authorization", "Bearer " + key);
        }
      }
      case AZURE -> headers.put("api-key", key);
      case GEMINI -> headers.put("x-goog-api-key", key);
      case VERTEX -> headers.put("authorization", "Bearer " + key);
      case ANTHROPIC -> {
        headers.put("x-api-key", key);
        headers.putIfAbsent(ANTHROPIC_VERSION, "2023-06-01");
      }
    }
    return headers;
  }
}
