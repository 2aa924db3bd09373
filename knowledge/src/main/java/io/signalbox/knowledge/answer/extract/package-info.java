/** Extractive answers: steps, sentences and rows quoted from passages. */
@NullMarked
package io.signalbox.knowledge.answer.extract;

import org.jspecify.annotations.NullMarked;
