/**
 * Answers to questions about on-call duty and ownership from tables: parsing, look-up and wording,
 * with the table's age. Never touches retrieval or a model.
 */
@NullMarked
package io.signalbox.knowledge.lookup;

import org.jspecify.annotations.NullMarked;
