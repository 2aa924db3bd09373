/**
 * From what was said to a question, and from its answer to what is posted: in threads, with
 * sources, warnings and buttons; what was answered is recorded, so that it can be shown, handed
 * over, corrected. Start at {@link io.signalbox.bot.slack.conversation.Conversation}.
 */
@NullMarked
package io.signalbox.bot.slack.conversation;

import org.jspecify.annotations.NullMarked;
