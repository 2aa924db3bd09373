package io.signalbox.tools.wire;

/**
 * Message of a conversation.
 *
 * @param content where its content stands; empty when it has none
 */
record Message(String role, Range whole, Range content) {
  boolean instructs() {
    return role.equals("system") || role.equals("developer");
  }
}
