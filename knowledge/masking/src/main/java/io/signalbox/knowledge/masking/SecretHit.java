package io.signalbox.knowledge.masking;

/** Position of a detected secret in a text, with its kind; the end index is exclusive. */
public record SecretHit(SecretKind kind, int start, int end) {}
