/**
 * {@code /office-hours} in Slack: what was typed or pressed is translated to acts on requests, and
 * each request is one message that is kept up to date. Entry: {@link
 * io.signalbox.bot.slack.command.officehours.OfficeHoursWorkflow}. Rules, rights and records are in
 * {@code tools.workflow.officehours}.
 */
@NullMarked
package io.signalbox.bot.slack.command.officehours;

import org.jspecify.annotations.NullMarked;
