/** Searches code and settings for models that end. */
@NullMarked
package io.signalbox.tools.foresight.catalogue.scan;

import org.jspecify.annotations.NullMarked;
