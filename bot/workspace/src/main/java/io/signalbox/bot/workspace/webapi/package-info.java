/**
 * Slack's Web API: methods, arguments, scopes and the error codes that a real workspace answers
 * with. A method is a small function over the {@code io.signalbox.bot.workspace.team}.
 */
@NullMarked
package io.signalbox.bot.workspace.webapi;

import org.jspecify.annotations.NullMarked;
