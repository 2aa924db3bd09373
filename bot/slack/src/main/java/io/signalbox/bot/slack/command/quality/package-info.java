/**
 * {@code /quality}: incidents of answer quality, one message each with buttons, kept up to date.
 * Start at {@link io.signalbox.bot.slack.command.quality.QualityWorkflow}. What is an incident is
 * decided in {@code tools.foresight.quality}.
 */
@NullMarked
package io.signalbox.bot.slack.command.quality;

import org.jspecify.annotations.NullMarked;
