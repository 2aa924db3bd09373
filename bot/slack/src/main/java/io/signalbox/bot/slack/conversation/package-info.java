/**
 * Questions in Slack: reading them, rendering and storing their answers, and the buttons and modals
 * under an answer. Start at {@link io.signalbox.bot.slack.conversation.ConversationHandler}; the
 * wording of answers is shared with the terminal.
 */
@NullMarked
package io.signalbox.bot.slack.conversation;

import org.jspecify.annotations.NullMarked;
