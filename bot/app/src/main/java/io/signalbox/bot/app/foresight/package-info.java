/**
 * Uses of foresight by the program: look-ups in the model catalogue and the dependency graph, as
 * other tools ask for them over MCP, and the actions below quality incidents. Entry: {@link
 * io.signalbox.bot.app.foresight.ForesightAnswers}.
 */
@NullMarked
package io.signalbox.bot.app.foresight;

import org.jspecify.annotations.NullMarked;
