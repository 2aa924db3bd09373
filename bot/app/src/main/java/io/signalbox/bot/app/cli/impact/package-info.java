/** Commands about dependencies between prompts, agents, routes and models. */
@NullMarked
package io.signalbox.bot.app.cli.impact;

import org.jspecify.annotations.NullMarked;
