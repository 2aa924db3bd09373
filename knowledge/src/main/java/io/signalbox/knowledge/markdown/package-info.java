/**
 * Markdown of passages: parsing into blocks, fenced code, roles of headings, cleaning of
 * quotations.
 */
@NullMarked
package io.signalbox.knowledge.markdown;

import org.jspecify.annotations.NullMarked;
