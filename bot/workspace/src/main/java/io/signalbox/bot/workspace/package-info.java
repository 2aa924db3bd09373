/**
 * A workspace on the loopback address that behaves like Slack: towards an app it speaks the Web API
 * and Socket Mode, towards a browser it is a chat client. The bot's code cannot tell the
 * difference, and what Slack refuses is refused here. For trying, testing and measuring; {@code
 * serve} knows nothing of it. {@code io.signalbox.bot.workspace.LocalWorkspace} starts one.
 */
@NullMarked
package io.signalbox.bot.workspace;

import org.jspecify.annotations.NullMarked;
