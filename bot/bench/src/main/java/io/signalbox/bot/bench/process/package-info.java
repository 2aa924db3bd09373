/** Processes and folders that a measurement starts, kills and removes. */
@NullMarked
package io.signalbox.bot.bench.process;

import org.jspecify.annotations.NullMarked;
