/**
 * Model of questions and answers: an answer from tables, one from passages with citations, or none,
 * with the nearest documents and whom to ask.
 */
@NullMarked
package io.signalbox.knowledge.answer;

import org.jspecify.annotations.NullMarked;
