/** Synchronisation of live sources on a schedule and on webhooks. */
@NullMarked
package io.signalbox.bot.app.live;

import org.jspecify.annotations.NullMarked;
