package io.signalbox.tools.triage;

import io.signalbox.knowledge.document.AccessRule;
import java.util.Optional;

/** Existing answer offered before a request reaches a person. */
public sealed interface Suggestion {

  /** Earlier decision. */
  record Decided(Decision decision) implements Suggestion {
    @Override
    public Optional<AccessRule> access() {
      return Optional.of(decision.access());
    }
  }

  /** The platform has it. */
  record Exists(Capability capability) implements Suggestion {
    @Override
    public Optional<AccessRule> access() {
      return Optional.of(new AccessRule.Everyone());
    }
  }

  /**
   * A page may say it.
   *
   * @param link empty where its source has no addresses
   * @param access empty where the page is gone
   */
  record Page(String title, String link, Optional<AccessRule> access) implements Suggestion {}

  /** The rule of who may see it; empty where nobody but its asker may. */
  Optional<AccessRule> access();
}
