/**
 * Parsers of pages in Markdown, HTML and formats converted to them, into front matter and sections
 * of blocks.
 */
@NullMarked
package io.signalbox.ingestion.page;

import org.jspecify.annotations.NullMarked;
