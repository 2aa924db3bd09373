/**
 * Workflow of {@code /ask key}: personal keys, with which people ask through other tools with their
 * own rights.
 */
@NullMarked
package io.signalbox.bot.slack.command.keys;

import org.jspecify.annotations.NullMarked;
