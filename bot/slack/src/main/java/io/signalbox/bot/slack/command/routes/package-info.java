/**
 * Workflow of {@code /routes}: the gateway routes that a person may use, their health and remaining
 * budgets, and notices about budgets that run low. Start at {@link
 * io.signalbox.bot.slack.command.routes.RoutesWorkflow}.
 */
@NullMarked
package io.signalbox.bot.slack.command.routes;

import org.jspecify.annotations.NullMarked;
