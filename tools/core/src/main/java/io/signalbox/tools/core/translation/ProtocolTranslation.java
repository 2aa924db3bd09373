package io.signalbox.tools.core.translation;

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
   * @throws io.signalbox.tools.core.protocol.MalformedBody when it is no answer of the provider's
   *     protocol
   */
  byte[] answer(int status, byte[] provider);

  /** The events of one streamed answer. */
  EventTranslation events();
}
