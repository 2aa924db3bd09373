/** Golden path: the organisation's rules for an agent's repository, checked in its own build. */
@NullMarked
package io.signalbox.tools.foresight.goldenpath;

import org.jspecify.annotations.NullMarked;
