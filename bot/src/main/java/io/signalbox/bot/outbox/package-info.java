/**
 * What is to be posted: written in the transaction that decides it, posted afterwards, and known by
 * its id, so that a crash repeats nothing and loses nothing. Knows no Slack type. Start at {@link
 * io.signalbox.bot.outbox.Outbox}.
 */
@NullMarked
package io.signalbox.bot.outbox;

import org.jspecify.annotations.NullMarked;
