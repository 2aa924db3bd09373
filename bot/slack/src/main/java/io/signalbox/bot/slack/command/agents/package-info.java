/**
 * Workflow of {@code /register-agent} and {@code /agents}: registration form, messages to owners
 * and approvers, lists, audit, roadmap. A key is shown in a dialog to its owner and is in no
 * message. Entry: {@code io.signalbox.bot.slack.command.agents.AgentsWorkflow}. What happens to
 * agents is decided in {@code tools.workflow.agent}.
 */
@NullMarked
package io.signalbox.bot.slack.command.agents;

import org.jspecify.annotations.NullMarked;
