/** Matching of names as people type them to the names in the tables. */
@NullMarked
package io.signalbox.knowledge.lookup.name;

import org.jspecify.annotations.NullMarked;
