/** English text: sentences, content words, quantities, negation, identifiers and beginnings. */
@NullMarked
package io.signalbox.knowledge.text;

import org.jspecify.annotations.NullMarked;
