/**
 * Groundedness check: keeps only those parts of a model's draft that the cited passages support.
 */
@NullMarked
package io.signalbox.knowledge.answer.grounding;

import org.jspecify.annotations.NullMarked;
