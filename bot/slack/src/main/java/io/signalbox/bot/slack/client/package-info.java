/** Slack's Web API, socket and directory as the bot uses them, and the transport of posts. */
@NullMarked
package io.signalbox.bot.slack.client;

import org.jspecify.annotations.NullMarked;
