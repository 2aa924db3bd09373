/** Exports of the model catalogue in formats of other programs. */
@NullMarked
package io.signalbox.tools.foresight.catalogue.export;

import org.jspecify.annotations.NullMarked;
