/**
 * Document search: from a query to ranked documents with their relevant passages, within the
 * audience's permissions. Lucene is behind it in a package of its own; the embedder is a port that
 * the assembly fills.
 */
@NullMarked
package io.signalbox.knowledge.search;

import org.jspecify.annotations.NullMarked;
