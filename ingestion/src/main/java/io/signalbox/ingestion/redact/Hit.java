package io.signalbox.ingestion.redact;

/** A secret in a text, by where it begins and ends (exclusive). */
record Hit(SecretKind kind, int start, int end) {}
