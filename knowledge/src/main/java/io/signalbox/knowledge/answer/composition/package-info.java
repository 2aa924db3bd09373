/**
 * Builds an answer of the units that were selected: the shortest that suffices, with what it rests
 * on. Start at {@code SelectionComposer}.
 */
@NullMarked
package io.signalbox.knowledge.answer.composition;

import org.jspecify.annotations.NullMarked;
