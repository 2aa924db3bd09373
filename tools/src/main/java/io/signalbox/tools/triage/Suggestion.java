package io.signalbox.tools.triage;

/** Something that may answer a request before it reaches a person. */
public sealed interface Suggestion {

  /** It was decided. */
  record Decided(Decision decision) implements Suggestion {}

  /** The platform has it. */
  record Exists(Capability capability) implements Suggestion {}

  /**
   * A page may say it.
   *
   * @param link empty where its source has no addresses
   */
  record Page(String title, String link) implements Suggestion {}
}
