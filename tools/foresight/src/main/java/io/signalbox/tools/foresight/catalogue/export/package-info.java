/** The catalogue in forms that other programs read. */
@NullMarked
package io.signalbox.tools.foresight.catalogue.export;

import org.jspecify.annotations.NullMarked;
