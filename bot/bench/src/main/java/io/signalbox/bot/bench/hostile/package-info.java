/**
 * Drill of hostile content: measures the harm that reaches readers through answers, in Slack, by
 * the ask API and by MCP.
 */
@NullMarked
package io.signalbox.bot.bench.hostile;

import org.jspecify.annotations.NullMarked;
