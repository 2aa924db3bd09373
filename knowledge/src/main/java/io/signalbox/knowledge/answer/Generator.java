package io.signalbox.knowledge.answer;

/** Writes text from a prompt. A port: the gateway fills it, and decides whether and with what. */
public interface Generator {

  /** What came of it; never throws for what a provider does. */
  Generation generate(Prompt prompt);
}
