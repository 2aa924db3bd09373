/**
 * Messages to post, written in the transaction that decides them and posted afterwards under a
 * stable id, so that a crash neither repeats nor loses one. Knows no Slack type. Start at {@link
 * io.signalbox.bot.slack.outbox.Outbox}.
 */
@NullMarked
package io.signalbox.bot.slack.outbox;

import org.jspecify.annotations.NullMarked;
