package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.document.AccessRule;
import java.util.Optional;

/** Existing answer offered before a request reaches a person. */
public sealed interface AnswerSuggestion {

  /** Earlier decision. */
  record Decided(Decision decision) implements AnswerSuggestion {
    @Override
    public Optional<AccessRule> access() {
      return Optional.of(decision.access());
    }
  }

  /** The platform has it. */
  record Exists(PlatformCapability capability) implements AnswerSuggestion {
    @Override
    public Optional<AccessRule> access() {
      return Optional.of(AccessRule.everyone());
    }
  }

  /**
   * A page may say it.
   *
   * @param link empty where its source has no addresses
   * @param access empty where the page is gone
   */
  record SuggestedPage(String title, String link, Optional<AccessRule> access)
      implements AnswerSuggestion {}

  /** The rule of who may see it; empty where nobody but its asker may. */
  Optional<AccessRule> access();
}
