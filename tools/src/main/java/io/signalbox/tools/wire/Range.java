package io.signalbox.tools.wire;

/** Position of a value in a body, in bytes; {@code end} is exclusive. */
record Range(int start, int end) {
  int length() {
    return end - start;
  }
}
