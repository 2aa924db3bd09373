/**
 * Pages: Markdown and HTML to front matter and sections of blocks, keeping what must not be cut
 * whole.
 */
@NullMarked
package io.signalbox.ingestion.page;

import org.jspecify.annotations.NullMarked;
