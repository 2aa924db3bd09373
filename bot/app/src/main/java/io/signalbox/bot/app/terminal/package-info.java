/** Input and output on the terminal: answers, progress, prompts and exit codes. */
@NullMarked
package io.signalbox.bot.app.terminal;

import org.jspecify.annotations.NullMarked;
