/**
 * Composition of an extractive answer from the selected units: the shortest sufficient quotation
 * with its context. Start at {@code SelectionComposer}.
 */
@NullMarked
package io.signalbox.knowledge.answer.composition;

import org.jspecify.annotations.NullMarked;
