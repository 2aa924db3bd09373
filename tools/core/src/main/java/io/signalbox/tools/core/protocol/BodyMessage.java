package io.signalbox.tools.core.protocol;

/**
 * Message of a conversation.
 *
 * @param content where its content stands; empty when it has none
 */
record BodyMessage(String role, ByteRange whole, ByteRange content) {
  boolean instructs() {
    return role.equals("system") || role.equals("developer");
  }
}
