package io.signalbox.knowledge.redact;

/** A secret in a text, by where it begins and ends (exclusive). */
public record Hit(SecretKind kind, int start, int end) {}
