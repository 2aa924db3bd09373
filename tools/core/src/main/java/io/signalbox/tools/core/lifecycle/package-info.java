/**
 * Announced retirements of models: the value and the port through which the model catalogue
 * provides them.
 */
@NullMarked
package io.signalbox.tools.core.lifecycle;

import org.jspecify.annotations.NullMarked;
