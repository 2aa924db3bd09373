package io.signalbox.tools.gateway.accounting;

import java.time.Instant;
import java.util.Optional;

/**
 * Call count of one combination of caller, route, model, system prompt and tools.
 *
 * @param model as the provider calls it; empty where no provider answered
 * @param promptPrint fingerprint of the system prompt; empty for calls without one
 * @param toolsPrint fingerprint of the offered tools; empty for calls without any
 * @param served name and version of the prompt that the gateway put in
 * @param first time of the first of the calls
 * @param last time of the last of the calls
 */
public record PromptUse(
    String caller,
    String route,
    Optional<String> model,
    Optional<String> promptPrint,
    Optional<String> toolsPrint,
    Optional<String> served,
    Instant first,
    Instant last,
    long calls) {
  /** Returns a copy with another system prompt, such as the first of its template. */
  public PromptUse ofPrompt(String print) {
    return new PromptUse(
        caller, route, model, Optional.of(print), toolsPrint, served, first, last, calls);
  }
}
