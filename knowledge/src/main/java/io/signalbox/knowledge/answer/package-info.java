/**
 * From a question to an answer: tables first, then passages with their citations, or a plain no
 * answer with the nearest documents and whom to ask.
 */
@NullMarked
package io.signalbox.knowledge.answer;

import org.jspecify.annotations.NullMarked;
