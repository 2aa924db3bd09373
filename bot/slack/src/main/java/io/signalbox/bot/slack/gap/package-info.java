/**
 * Knowledge gaps, which are questions that nobody could answer: a weekly message to likely owners,
 * its buttons, and word to those who asked once a gap is closed. Start at {@link
 * io.signalbox.bot.slack.gap.GapWatch}.
 */
@NullMarked
package io.signalbox.bot.slack.gap;

import org.jspecify.annotations.NullMarked;
