/**
 * Questions that a typed table answers: recognised, looked up and put into a sentence, with the
 * table's age beside it. Never touches retrieval or a model.
 */
@NullMarked
package io.signalbox.knowledge.lookup;

import org.jspecify.annotations.NullMarked;
