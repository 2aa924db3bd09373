/** Workflow of {@code /models}, and messages to the owners of callers whose model retires. */
@NullMarked
package io.signalbox.bot.slack.command.models;

import org.jspecify.annotations.NullMarked;
