/**
 * Text units, the smallest parts of a document that can be an answer: sentences, list items, table
 * rows, code blocks and fields, cut once when the document is indexed. Start at {@code UnitCutter}.
 */
@NullMarked
package io.signalbox.knowledge.unit;

import org.jspecify.annotations.NullMarked;
