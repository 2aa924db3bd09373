/**
 * Selection of the units that answer a question: every unit of the documents found is described by
 * features, and a fitted model ranks them. Start at {@code AnswerSelector}.
 */
@NullMarked
package io.signalbox.knowledge.answer.selection;

import org.jspecify.annotations.NullMarked;
