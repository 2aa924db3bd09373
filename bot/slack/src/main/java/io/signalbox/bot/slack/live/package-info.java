/**
 * Answers that are shown in Slack while a model writes them. The shown text is a preview: the
 * finished answer comes from the outbox like any other, and replaces it. Start at {@link
 * io.signalbox.bot.slack.live.StreamedReplies}.
 */
@NullMarked
package io.signalbox.bot.slack.live;

import org.jspecify.annotations.NullMarked;
