/**
 * Validation of Block Kit by Slack's documented rules: blocks, elements, positions and lengths.
 * Takes JSON and returns the sentences that Slack would answer.
 */
@NullMarked
package io.signalbox.bot.workspace.blocks;

import org.jspecify.annotations.NullMarked;
