/**
 * How the app hears of things: Socket Mode envelopes and signed HTTP requests, their
 * acknowledgement, and the repetition of what was not acknowledged.
 */
@NullMarked
package io.signalbox.bot.workspace.delivery;

import org.jspecify.annotations.NullMarked;
