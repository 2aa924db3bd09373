/**
 * Evaluation of search: questions with known right documents, and the standard measures of
 * information retrieval. Needed by the bench and by the quality test alike.
 */
@NullMarked
package io.signalbox.knowledge.evaluation;

import org.jspecify.annotations.NullMarked;
