/** Groundedness: keeps of a draft only what its cited passages support. */
@NullMarked
package io.signalbox.knowledge.answer.grounding;

import org.jspecify.annotations.NullMarked;
