/**
 * Rules of each channel: sources, unasked answers, who sees an answer first, whom to tag. Start at
 * {@code io.signalbox.bot.slack.channel.ChannelRules}.
 */
@NullMarked
package io.signalbox.bot.slack.channel;

import org.jspecify.annotations.NullMarked;
