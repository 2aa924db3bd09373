/**
 * Translation of look-up questions from other languages to English, and correction of typing errors
 * in them.
 */
@NullMarked
package io.signalbox.knowledge.lookup.language;

import org.jspecify.annotations.NullMarked;
