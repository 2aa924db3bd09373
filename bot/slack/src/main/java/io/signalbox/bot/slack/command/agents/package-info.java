/**
 * {@code /register-agent} and {@code /agents} in Slack: the form, the owner's and the approvers'
 * messages, lists, the audit, the roadmap. A key is shown in a dialog to its owner and is in no
 * message. Entry: {@code io.signalbox.bot.slack.command.agents.AgentsWorkflow}. What happens to
 * agents is decided in {@code tools.workflow.agent}.
 */
@NullMarked
package io.signalbox.bot.slack.command.agents;

import org.jspecify.annotations.NullMarked;
