/**
 * Messages that the bot sends people of its own accord: one place decides how urgent each kind is,
 * what waits for a digest or the end of quiet hours, and what a person muted. Start at {@link
 * io.signalbox.bot.slack.message.MessagePolicy}.
 */
@NullMarked
package io.signalbox.bot.slack.message;

import org.jspecify.annotations.NullMarked;
