/**
 * Workflow of {@code /quality}: incidents of answer quality, with one updated message and buttons
 * for each. Start at {@link io.signalbox.bot.slack.command.quality.QualityWorkflow}. What is an
 * incident is decided in {@code tools.foresight.quality}.
 */
@NullMarked
package io.signalbox.bot.slack.command.quality;

import org.jspecify.annotations.NullMarked;
