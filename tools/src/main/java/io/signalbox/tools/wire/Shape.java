package io.signalbox.tools.wire;

/** Protocol of a request. */
public enum Shape {
  OPENAI_CHAT,
  OPENAI_EMBEDDINGS,
  ANTHROPIC_MESSAGES;

  /** Returns the path below a provider's base address. */
  public String path() {
    return switch (this) {
      case OPENAI_CHAT -> "/chat/completions";
      case OPENAI_EMBEDDINGS -> "/embeddings";
      case ANTHROPIC_MESSAGES -> "/messages";
    };
  }
}
