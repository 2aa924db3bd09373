/** The golden path: rules that an agent's repository keeps, checked in its own build. */
@NullMarked
package io.signalbox.tools.foresight.goldenpath;

import org.jspecify.annotations.NullMarked;
