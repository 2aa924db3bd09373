/** Sample organisation with its local workspace, and the demo that shows Signalbox on it. */
@NullMarked
package io.signalbox.bot.app.demo;

import org.jspecify.annotations.NullMarked;
