/**
 * Answers that are shown in Slack while a model writes them. What is shown is a foretaste: the
 * finished answer comes from the outbox like any other, and takes its place. Start at {@link
 * io.signalbox.bot.slack.live.StreamedReplies}.
 */
@NullMarked
package io.signalbox.bot.slack.live;

import org.jspecify.annotations.NullMarked;
