/**
 * Catalogue of models: what each name means on each channel, since when it lives, when it ends and
 * what happens then, each fact with its source, day and trust. A name that is not in it is unknown;
 * nothing is guessed from a name that is like it.
 */
@NullMarked
package io.signalbox.tools.foresight.catalogue;

import org.jspecify.annotations.NullMarked;
