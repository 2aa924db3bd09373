/**
 * Lucene implementation of the passage index: one block of Lucene documents for each document, its
 * passages first. Only this package knows Lucene, and only the assembly opens an index from here.
 */
@NullMarked
package io.signalbox.knowledge.search.lucene;

import org.jspecify.annotations.NullMarked;
