/**
 * Changes of prompts, and the notices about them to owners of dependent artefacts. Entry: {@link
 * io.signalbox.tools.foresight.change.ChangeWatch} finds and announces changes, {@link
 * io.signalbox.tools.foresight.change.ChangeReplies} takes what owners say.
 */
@NullMarked
package io.signalbox.tools.foresight.change;

import org.jspecify.annotations.NullMarked;
