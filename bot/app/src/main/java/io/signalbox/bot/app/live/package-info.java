/**
 * Synchronisation of live sources on a schedule and on webhooks, and the dialogue that writes their
 * settings.
 */
@NullMarked
package io.signalbox.bot.app.live;

import org.jspecify.annotations.NullMarked;
