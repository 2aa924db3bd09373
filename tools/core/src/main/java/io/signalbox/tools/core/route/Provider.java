package io.signalbox.tools.core.route;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Endpoint at which models are called.
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

  /** Name of the field that bounds an answer. */
  public enum CapField {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS
  }

  /** Treatment of OpenAI's Responses. */
  public enum ResponsesSupport {
    /** The provider serves them. */
    NATIVE,
    /** The gateway makes chat of them. */
    TRANSLATED
  }

  /** The protocol a provider speaks. */
  public enum ProviderKind {
    /** OpenAI's, as vLLM, LiteLLM and most gateways speak it too. */
    OPENAI,
    /** OpenAI's with the key in the header {@code api-key}. */
    AZURE,
    ANTHROPIC,
    /** Ollama through its OpenAI-compatible side; no key. */
    OLLAMA,
    /** Google's, with the key in the header {@code x-goog-api-key}. */
    GEMINI,
    /** Google's as Vertex AI serves it, with an access token. */
    VERTEX,
    /** Amazon's, with an API key or signed requests. */
    BEDROCK;

    /** The field by which it is told the most tokens of an answer. */
    public String mostTokensField() {
      return this == OPENAI || this == AZURE ? "max_completion_tokens" : "max_tokens";
    }

    /** Returns whether most providers of the kind serve OpenAI's Responses. */
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

  /** The field by which it is told the most tokens of an answer. */
  public String mostTokensField() {
    return cap.map(field -> field.name().toLowerCase(Locale.ROOT)).orElseGet(kind::mostTokensField);
  }

  /** Returns whether it would write without end where a client uses the other name. */
  public boolean knowsOneCap() {
    return kind == ProviderKind.OLLAMA || cap.isPresent();
  }

  /** A provider that serves what is usual for its kind. */
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

  /** A provider that is called through the gateway only. */
  public Provider(
      String name,
      ProviderKind kind,
      URI baseUrl,
      Optional<Secret> key,
      Map<String, String> headers) {
    this(name, kind, baseUrl, key, headers, Optional.empty());
  }
}
