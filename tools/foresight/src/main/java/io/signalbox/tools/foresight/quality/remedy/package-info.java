/**
 * Undoing of changes that made answers worse, as far as Signalbox can: served prompts and models of
 * routes. Start at {@link io.signalbox.tools.foresight.quality.remedy.ChangeUndo}.
 */
@NullMarked
package io.signalbox.tools.foresight.quality.remedy;

import org.jspecify.annotations.NullMarked;
