/**
 * Catalogue of models: the meaning, release, retirement and successors of each name on each
 * channel, each fact with its source, day and trust. A name that is not in it is unknown; nothing
 * is guessed from a name that is like it.
 */
@NullMarked
package io.signalbox.tools.foresight.catalogue;

import org.jspecify.annotations.NullMarked;
