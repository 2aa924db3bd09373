/**
 * How an answer is worded wherever people read it, in a terminal or in Slack. Start at {@link
 * io.signalbox.bot.answer.AnswerWords}.
 */
@NullMarked
package io.signalbox.bot.answer;

import org.jspecify.annotations.NullMarked;
