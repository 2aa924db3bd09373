/**
 * Changes of prompts and what the owners downstream are told of them, each once. Entry: {@link
 * io.signalbox.tools.foresight.change.ChangeWatch} finds and announces changes, {@link
 * io.signalbox.tools.foresight.change.ChangeReplies} takes what owners say.
 */
@NullMarked
package io.signalbox.tools.foresight.change;

import org.jspecify.annotations.NullMarked;
