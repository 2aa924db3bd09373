/** Measurements of the catalogue of models, of what owners are told, and of rehearsals. */
@NullMarked
package io.signalbox.bot.bench.models;

import org.jspecify.annotations.NullMarked;
