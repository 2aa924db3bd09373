/**
 * Readers of the present states of artefacts that are not prompt files, of which {@link
 * io.signalbox.tools.foresight.change.StateWatch} tells changes.
 */
@NullMarked
package io.signalbox.tools.foresight.state;

import org.jspecify.annotations.NullMarked;
