package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Translation between a client of one protocol and a provider of the other. Immutable. */
public interface ProtocolTranslation {

  /**
   * A request as the provider reads it.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBody when something in it cannot be said in
   *     the provider's protocol, with a sentence that names it
   */
  byte[] request(byte[] client);

  /**
   * A whole answer as the client reads it, an error too.
   *
   * @param client the request that it answers, as the client said it
   * @throws io.signalbox.tools.core.protocol.MalformedBody when it is no answer of the provider's
   *     protocol
   */
  byte[] answer(byte[] client, int status, byte[] provider);

  /** The same for a request that says nothing of its answer's form. */
  default byte[] answer(int status, byte[] provider) {
    return answer("{}".getBytes(UTF_8), status, provider);
  }

  /**
   * The events of one streamed answer.
   *
   * @param client the request that it answers, as the client said it
   */
  EventTranslation events(byte[] client);
}
