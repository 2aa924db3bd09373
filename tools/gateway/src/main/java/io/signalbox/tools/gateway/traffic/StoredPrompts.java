package io.signalbox.tools.gateway.traffic;

import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.protocol.InstructedBody;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.RequestBody;
import java.util.Optional;

/**
 * Port to the stored prompts that a request may name instead of containing them. Called on event
 * loops, so it must not block.
 */
@FunctionalInterface
public interface StoredPrompts {
  /** Name of the request field that names a prompt, in every protocol. */
  String FIELD = "prompt";

  /** Implementation without prompts. */
  StoredPrompts EMPTY = (reference, conversation) -> Optional.empty();

  /**
   * Prompt that was found, with its version.
   *
   * @param reference its name and version, such as {@code house-style.md@3}
   */
  record ShelvedPrompt(String reference, String text) {}

  /**
   * Finds a stored prompt.
   *
   * @param reference a name, or a name with {@code @} and a version or {@code latest}
   * @param conversation keeps to one version where several are served
   */
  Optional<ShelvedPrompt> find(String reference, String conversation);

  /**
   * Returns the call with the prompt that it names inserted, or the same call where it names none.
   *
   * @throws MalformedBodyException where there is none of that name
   */
  default GatewayCall putInto(GatewayCall call) {
    RequestBody body = call.body();
    Optional<String> reference = body.has(FIELD) ? body.text(FIELD) : Optional.empty();
    if (reference.isEmpty()) {
      return call;
    }
    String conversation = call.labels().conversation().or(body::openingPrint).orElse(call.id());
    ShelvedPrompt prompt =
        find(reference.get(), call.caller().name() + "\n" + conversation)
            .orElseThrow(
                () ->
                    new MalformedBodyException(
                        "There is no prompt '" + reference.get() + "' here."));
    return call.with(InstructedBody.of(body, FIELD, prompt.text()))
        .with(call.labels().served(prompt.reference()));
  }
}
