package io.signalbox.knowledge.masking;

/**
 * That a secret was masked; never the secret, nor its length.
 *
 * @param line of the text given, from 0, where the secret began
 */
public record MaskedSecret(SecretKind kind, int line) {}
