/** Search of code and settings for names of models that retire. */
@NullMarked
package io.signalbox.tools.foresight.catalogue.scan;

import org.jspecify.annotations.NullMarked;
