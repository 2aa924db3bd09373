/** Answers written by a language model: prompt, tools and the port to a text generator. */
@NullMarked
package io.signalbox.knowledge.answer.generation;

import org.jspecify.annotations.NullMarked;
