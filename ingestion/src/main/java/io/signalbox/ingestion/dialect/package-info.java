/** Conversion of site generators' Markdown extensions to plain Markdown, line by line. */
@NullMarked
package io.signalbox.ingestion.dialect;

import org.jspecify.annotations.NullMarked;
