package io.signalbox.tools.core.protocol;

/** Position of a value in a body, in bytes, with an exclusive end. */
record ByteRange(int start, int end) {
  int length() {
    return end - start;
  }
}
