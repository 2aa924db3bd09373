package io.signalbox.tools.wire;

/** Whose protocol a request speaks. */
public enum Shape {
  OPENAI_CHAT,
  OPENAI_EMBEDDINGS,
  ANTHROPIC_MESSAGES;

  /** Where it is posted to, below a provider's base address. */
  public String path() {
    return switch (this) {
      case OPENAI_CHAT -> "/chat/completions";
      case OPENAI_EMBEDDINGS -> "/embeddings";
      case ANTHROPIC_MESSAGES -> "/messages";
    };
  }
}
