/**
 * What each channel wants of the bot: which sources, whether it may answer unasked, who sees an
 * answer first, whom to tag. Start at {@link io.signalbox.bot.slack.channel.ChannelRules}.
 */
@NullMarked
package io.signalbox.bot.slack.channel;

import org.jspecify.annotations.NullMarked;
