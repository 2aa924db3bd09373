package io.signalbox.knowledge.masking;

/**
 * Record that a secret of some kind was masked, without the secret or its length.
 *
 * @param line of the text given, from 0, where the secret began
 */
public record MaskedSecret(SecretKind kind, int line) {}
