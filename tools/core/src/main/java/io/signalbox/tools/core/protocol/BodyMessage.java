package io.signalbox.tools.core.protocol;

/**
 * Role and byte positions of one message in a request body.
 *
 * @param content where its content stands; empty when it has none
 */
record BodyMessage(String role, ByteRange whole, ByteRange content) {
  boolean instructs() {
    return role.equals("system") || role.equals("developer");
  }
}
