/** Live sources on the schedule, and when their systems say that something changed. */
@NullMarked
package io.signalbox.bot.app.live;

import org.jspecify.annotations.NullMarked;
