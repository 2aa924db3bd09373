/**
 * {@code /routes}: what a person may use, how it does today, what is left to spend; and the word to
 * a budget's owner when it runs low. Start at {@link
 * io.signalbox.bot.slack.command.routes.RoutesWorkflow}.
 */
@NullMarked
package io.signalbox.bot.slack.command.routes;

import org.jspecify.annotations.NullMarked;
