package io.signalbox.knowledge.masking;

/** A secret in a text, by where it begins and ends (exclusive). */
public record SecretHit(SecretKind kind, int start, int end) {}
