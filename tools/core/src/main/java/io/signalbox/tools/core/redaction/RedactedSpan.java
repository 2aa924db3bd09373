package io.signalbox.tools.core.redaction;

/**
 * Span of a text to be replaced by a placeholder.
 *
 * @param label what it is, as its placeholder says: {@code EMAIL}
 * @param end exclusive
 */
record RedactedSpan(String label, int start, int end) {}
