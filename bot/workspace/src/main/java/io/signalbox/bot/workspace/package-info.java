/**
 * Local server on the loopback address that behaves like Slack: Web API and Socket Mode for an app,
 * a chat client for a browser. The bot's code cannot tell the difference, and what Slack refuses is
 * refused here. For trying, testing and measuring; {@code serve} knows nothing of it. {@code
 * io.signalbox.bot.workspace.LocalWorkspace} starts one.
 */
@NullMarked
package io.signalbox.bot.workspace;

import org.jspecify.annotations.NullMarked;
