/** Markdown as site generators extend it, turned into plain Markdown line by line. */
@NullMarked
package io.signalbox.ingestion.dialect;

import org.jspecify.annotations.NullMarked;
