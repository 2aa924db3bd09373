/**
 * Base of the tables whose rows are read from files, kept with who may read each file; also leases
 * of rows and column conversions.
 */
@NullMarked
package io.signalbox.knowledge.table;

import org.jspecify.annotations.NullMarked;
