package io.signalbox.tools.core.protocol;

/** Position of a value in a body, in bytes; {@code end} is exclusive. */
record ByteRange(int start, int end) {
  int length() {
    return end - start;
  }
}
