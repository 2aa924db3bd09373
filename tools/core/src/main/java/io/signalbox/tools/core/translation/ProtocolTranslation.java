package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Translator between a client's protocol and a provider's: requests, whole answers and streams.
 * Immutable.
 */
public interface ProtocolTranslation {

  /**
   * Converts the client's request to the provider's protocol.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBodyException when something in it cannot be
   *     said in the provider's protocol, with a sentence that names it
   */
  byte[] request(byte[] client);

  /**
   * Converts a whole answer, or an error, of the provider to the client's protocol.
   *
   * @param client the request that it answers, as the client said it
   * @throws io.signalbox.tools.core.protocol.MalformedBodyException when it is no answer of the
   *     provider's protocol
   */
  byte[] answer(byte[] client, int status, byte[] provider);

  /** Converts a whole answer for a request that does not influence the answer's form. */
  default byte[] answer(int status, byte[] provider) {
    return answer("{}".getBytes(UTF_8), status, provider);
  }

  /**
   * Returns a translator for the events of one streamed answer.
   *
   * @param client the request that it answers, as the client said it
   */
  EventTranslation events(byte[] client);
}
