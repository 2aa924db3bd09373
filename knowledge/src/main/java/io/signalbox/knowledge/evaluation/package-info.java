/**
 * How good search is: questions with known right documents, and the measures that information
 * retrieval uses. Needed by the bench and by the quality test alike.
 */
@NullMarked
package io.signalbox.knowledge.evaluation;

import org.jspecify.annotations.NullMarked;
