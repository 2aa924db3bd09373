/**
 * Repository of the current documents with their passages, and the numbered log of their changes
 * that the search index follows. An index can be thrown away and rebuilt from here.
 */
@NullMarked
package io.signalbox.knowledge.corpus;

import org.jspecify.annotations.NullMarked;
