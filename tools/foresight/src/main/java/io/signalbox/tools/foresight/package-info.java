/**
 * Warnings before something breaks: the catalogue of models and their retirements, the dependencies
 * between prompts, and the monitoring of answer quality, each in a package of its own.
 */
@NullMarked
package io.signalbox.tools.foresight;

import org.jspecify.annotations.NullMarked;
