package io.signalbox.tools.workflow.audit;

/**
 * End of the chain of entries, as the database has it.
 *
 * @param format version of the program's entries that the hash is computed by
 */
record ChainHead(long position, String hash, int format) {}
