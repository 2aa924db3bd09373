package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.document.AccessRule;
import java.util.Optional;

/** Existing answer that is offered to the asker before a request reaches an expert. */
public sealed interface AnswerSuggestion {

  /** Valid decision on a similar earlier request. */
  record Decided(Decision decision) implements AnswerSuggestion {
    @Override
    public Optional<AccessRule> access() {
      return Optional.of(decision.access());
    }
  }

  /** Capability that the platform already offers. */
  record Exists(PlatformCapability capability) implements AnswerSuggestion {
    @Override
    public Optional<AccessRule> access() {
      return Optional.of(AccessRule.everyone());
    }
  }

  /**
   * Page of the knowledge base that may answer the request.
   *
   * @param link empty where its source has no addresses
   * @param access empty where the page is gone
   */
  record SuggestedPage(String title, String link, Optional<AccessRule> access)
      implements AnswerSuggestion {}

  /** Returns the access rule of the suggestion; empty when only the asker may see it. */
  Optional<AccessRule> access();
}
