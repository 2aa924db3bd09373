/**
 * The files that rows of tables came from, kept with who may read them; the part that every store
 * of typed rows has in common.
 */
@NullMarked
package io.signalbox.knowledge.table;

import org.jspecify.annotations.NullMarked;
