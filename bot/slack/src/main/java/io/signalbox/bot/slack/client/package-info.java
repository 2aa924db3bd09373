/** Clients of Slack's Web API, Socket Mode and directory of people, and the delivery of posts. */
@NullMarked
package io.signalbox.bot.slack.client;

import org.jspecify.annotations.NullMarked;
