/**
 * Warnings before AI features break: a catalogue of models and their retirements, dependencies
 * between prompts, and monitoring of answer quality.
 */
@NullMarked
package io.signalbox.tools.foresight;

import org.jspecify.annotations.NullMarked;
