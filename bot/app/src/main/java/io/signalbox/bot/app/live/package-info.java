/** Live sources on the schedule. */
@NullMarked
package io.signalbox.bot.app.live;

import org.jspecify.annotations.NullMarked;
