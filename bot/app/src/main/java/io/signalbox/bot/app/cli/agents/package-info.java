/** Commands of the agent registry. */
@NullMarked
package io.signalbox.bot.app.cli.agents;

import org.jspecify.annotations.NullMarked;
