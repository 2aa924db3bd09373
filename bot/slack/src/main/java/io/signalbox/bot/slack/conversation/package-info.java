/**
 * Wording of answers shared by the terminal and Slack. Start at {@link
 * io.signalbox.bot.slack.conversation.AnswerWording}.
 */
@NullMarked
package io.signalbox.bot.slack.conversation;

import org.jspecify.annotations.NullMarked;
