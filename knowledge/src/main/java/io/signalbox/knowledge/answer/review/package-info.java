/** Warnings beside an answer: stale pages, contradictions and risky procedures. */
@NullMarked
package io.signalbox.knowledge.answer.review;

import org.jspecify.annotations.NullMarked;
