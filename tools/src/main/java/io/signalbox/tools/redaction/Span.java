package io.signalbox.tools.redaction;

/**
 * Span to replace.
 *
 * @param label what it is, as its placeholder says: {@code EMAIL}
 * @param end exclusive
 */
record Span(String label, int start, int end) {}
