/**
 * Delivery of events to the app by Socket Mode envelopes or signed HTTP requests, with
 * acknowledgement and repeats.
 */
@NullMarked
package io.signalbox.bot.workspace.delivery;

import org.jspecify.annotations.NullMarked;
