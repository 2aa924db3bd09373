/**
 * Selection of the words that answer a question: every unit of the near documents is described by
 * features, and a fitted scorer ranks them. Start at {@code AnswerSelector}.
 */
@NullMarked
package io.signalbox.knowledge.answer.selection;

import org.jspecify.annotations.NullMarked;
