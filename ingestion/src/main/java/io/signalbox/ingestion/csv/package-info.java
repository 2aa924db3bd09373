/**
 * CSV files as tables with a header: delimiter found out, columns asked for by any of their names,
 * rows one at a time, and every row that does not fit reported with its line.
 */
@NullMarked
package io.signalbox.ingestion.csv;

import org.jspecify.annotations.NullMarked;
