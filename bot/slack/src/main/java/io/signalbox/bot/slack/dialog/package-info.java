/**
 * Slack modals: built in {@link io.signalbox.bot.slack.dialog.DialogViews}, opened, and read when
 * they are submitted, for every command alike.
 */
@NullMarked
package io.signalbox.bot.slack.dialog;

import org.jspecify.annotations.NullMarked;
