/** Names as people type them, matched to the names in the tables. */
@NullMarked
package io.signalbox.knowledge.lookup.name;

import org.jspecify.annotations.NullMarked;
