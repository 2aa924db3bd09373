/**
 * Rules of each channel: allowed sources, answers to unaddressed questions, first audience of an
 * answer, and hand-over contact. Start at {@code io.signalbox.bot.slack.channel.ChannelRules}.
 */
@NullMarked
package io.signalbox.bot.slack.channel;

import org.jspecify.annotations.NullMarked;
