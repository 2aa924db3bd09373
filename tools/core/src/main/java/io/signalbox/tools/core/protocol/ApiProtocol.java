package io.signalbox.tools.core.protocol;

/** API protocol of a request body: of OpenAI, Anthropic, Gemini or Bedrock. */
public enum ApiProtocol {
  OPENAI_CHAT,
  OPENAI_RESPONSES,
  OPENAI_EMBEDDINGS,
  ANTHROPIC_MESSAGES,
  /** Google's Gemini API, spoken to providers only. */
  GEMINI,
  /** Amazon Bedrock's Converse API, spoken to providers only. */
  BEDROCK;

  /** Returns the path below a provider's base address. */
  public String path() {
    return switch (this) {
      case OPENAI_CHAT -> "/chat/completions";
      case OPENAI_RESPONSES -> "/responses";
      case OPENAI_EMBEDDINGS -> "/embeddings";
      case ANTHROPIC_MESSAGES -> "/messages";
      case GEMINI -> "/models/";
      case BEDROCK -> "/model/";
    };
  }
}
