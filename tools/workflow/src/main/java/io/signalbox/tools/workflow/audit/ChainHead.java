package io.signalbox.tools.workflow.audit;

/**
 * Head of the hash chain as stored in the table {@code audit_head}: the last position and its hash.
 *
 * @param format version of the program's entries that the hash is computed by
 */
record ChainHead(long position, String hash, int format) {}
