/**
 * Slack's documented rules for Block Kit: which blocks and elements exist, where they may stand and
 * how long they may be. Takes JSON and returns the sentences that Slack would answer.
 */
@NullMarked
package io.signalbox.bot.workspace.blocks;

import org.jspecify.annotations.NullMarked;
