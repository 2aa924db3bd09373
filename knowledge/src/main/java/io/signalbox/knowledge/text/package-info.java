/** English text: sentences, content words, quantities, negation and identifiers. */
@NullMarked
package io.signalbox.knowledge.text;

import org.jspecify.annotations.NullMarked;
