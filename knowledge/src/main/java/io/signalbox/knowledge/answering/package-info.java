/**
 * Pipeline from a question to an answer: tables first, then passages, then abstention. Start at
 * {@code QuestionAnswering}.
 */
@NullMarked
package io.signalbox.knowledge.answering;

import org.jspecify.annotations.NullMarked;
