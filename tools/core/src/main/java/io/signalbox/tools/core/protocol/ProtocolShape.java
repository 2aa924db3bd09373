package io.signalbox.tools.core.protocol;

/** Protocol of a request. */
public enum ProtocolShape {
  OPENAI_CHAT,
  OPENAI_RESPONSES,
  OPENAI_EMBEDDINGS,
  ANTHROPIC_MESSAGES,
  /** Gemini's, which no client of the gateway speaks. */
  GEMINI,
  /** Converse of Amazon Bedrock, which no client of the gateway speaks either. */
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
