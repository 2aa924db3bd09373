package io.signalbox.tools.gateway.traffic;

import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.protocol.InstructedBody;
import io.signalbox.tools.core.protocol.MalformedBody;
import io.signalbox.tools.core.protocol.RequestBody;
import java.util.Optional;

/**
 * Port to the prompts that a request may name instead of bringing them. Asked on event loops: never
 * waits.
 */
@FunctionalInterface
public interface PromptShelf {
  /** The field of a request that names a prompt, in every protocol. */
  String FIELD = "prompt";

  /** A shelf without prompts. */
  PromptShelf EMPTY = (reference, conversation) -> Optional.empty();

  /**
   * A prompt that is put in.
   *
   * @param reference its name and version, such as {@code house-style.md@3}
   */
  record ShelvedPrompt(String reference, String text) {}

  /**
   * Finds a prompt.
   *
   * @param reference a name, or a name with {@code @} and a version or {@code latest}
   * @param conversation keeps to one version where several are served
   */
  Optional<ShelvedPrompt> find(String reference, String conversation);

  /**
   * Puts the prompt that a call names into it; the same call where it names none.
   *
   * @throws MalformedBody where there is none of that name
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
                () -> new MalformedBody("There is no prompt '" + reference.get() + "' here."));
    return call.with(InstructedBody.of(body, FIELD, prompt.text()))
        .with(call.labels().served(prompt.reference()));
  }
}
