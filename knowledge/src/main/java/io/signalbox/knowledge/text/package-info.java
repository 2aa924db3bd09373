/**
 * Processing of English text: sentences, content words, quantities, negation, identifiers and
 * shortening.
 */
@NullMarked
package io.signalbox.knowledge.text;

import org.jspecify.annotations.NullMarked;
