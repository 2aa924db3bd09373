package io.signalbox.tools.core.route;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Model provider from the settings: base URL, kind, key and protocol features.
 *
 * @param baseUrl up to and with the version, such as {@code https://api.openai.com/v1}
 * @param key shown to nobody; sent to this provider only
 * @param headers that every call carries besides
 * @param directKey another key, which callers may hold sealed for when the gateway is gone
 * @param responses whether OpenAI's Responses reach it as they are
 * @param cap the one field by which it bounds an answer, where it does not know what is usual
 * @param aws what requests are signed with, where no key is shown
 */
public record Provider(
    String name,
    ProviderKind kind,
    URI baseUrl,
    Optional<Secret> key,
    Map<String, String> headers,
    Optional<Secret> directKey,
    ResponsesSupport responses,
    Optional<CapField> cap,
    Optional<AwsSigning> aws) {

  /** Name of the request field that limits an answer's tokens. */
  public enum CapField {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS
  }

  /** Way in which requests of OpenAI's Responses API are served. */
  public enum ResponsesSupport {
    /** The provider serves the Responses API itself. */
    NATIVE,
    /** The gateway translates Responses requests to chat completions. */
    TRANSLATED
  }

  /** Kind of provider, which decides on protocol and authentication. */
  public enum ProviderKind {
    /** OpenAI's API, also spoken by vLLM, LiteLLM and most gateways. */
    OPENAI,
    /** OpenAI's API with the key in the header {@code api-key}. */
    AZURE,
    ANTHROPIC,
    /** Ollama's OpenAI-compatible API, without a key. */
    OLLAMA,
    /** Google's Gemini API, with the key in the header {@code x-goog-api-key}. */
    GEMINI,
    /** Gemini as Vertex AI serves it, with an access token. */
    VERTEX,
    /** Amazon Bedrock, with an API key or signed requests. */
    BEDROCK;

    /**
     * Returns the request field that usually limits an answer's tokens at this kind of provider.
     */
    public String mostTokensField() {
      return this == OPENAI || this == AZURE ? "max_completion_tokens" : "max_tokens";
    }

    /** Returns how most providers of this kind serve OpenAI's Responses API. */
    public ResponsesSupport usualResponses() {
      return this == OPENAI || this == AZURE
          ? ResponsesSupport.NATIVE
          : ResponsesSupport.TRANSLATED;
    }

    /** Returns whether requests and answers use Gemini's protocol. */
    public boolean speaksGemini() {
      return this == GEMINI || this == VERTEX;
    }

    /** Returns whether requests and answers use OpenAI's protocol. */
    public boolean speaksOpenAi() {
      return this == OPENAI || this == AZURE || this == OLLAMA;
    }
  }

  public Provider {
    headers = Map.copyOf(headers);
  }

  /** Returns the request field that limits an answer's tokens at this provider. */
  public String mostTokensField() {
    return cap.map(field -> field.name().toLowerCase(Locale.ROOT)).orElseGet(kind::mostTokensField);
  }

  /**
   * Returns whether the provider knows only one name of the limiting field and would ignore a limit
   * under the other.
   */
  public boolean knowsOneCap() {
    return kind == ProviderKind.OLLAMA || cap.isPresent();
  }

  /** Creates a provider with the features that are usual for its kind. */
  public Provider(
      String name,
      ProviderKind kind,
      URI baseUrl,
      Optional<Secret> key,
      Map<String, String> headers,
      Optional<Secret> directKey) {
    this(
        name,
        kind,
        baseUrl,
        key,
        headers,
        directKey,
        kind.usualResponses(),
        Optional.empty(),
        Optional.empty());
  }

  /** Creates a provider that callers never call directly. */
  public Provider(
      String name,
      ProviderKind kind,
      URI baseUrl,
      Optional<Secret> key,
      Map<String, String> headers) {
    this(name, kind, baseUrl, key, headers, Optional.empty());
  }
}
