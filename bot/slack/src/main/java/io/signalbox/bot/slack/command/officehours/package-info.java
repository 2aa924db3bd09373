/**
 * Workflow of {@code /office-hours}: translates commands and buttons to acts on requests, and keeps
 * one message for each request up to date. Entry: {@link
 * io.signalbox.bot.slack.command.officehours.OfficeHoursWorkflow}. Rules, rights and records are in
 * {@code tools.workflow.officehours}.
 */
@NullMarked
package io.signalbox.bot.slack.command.officehours;

import org.jspecify.annotations.NullMarked;
