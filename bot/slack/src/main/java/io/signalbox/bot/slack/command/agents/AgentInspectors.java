package io.signalbox.bot.slack.command.agents;

import io.signalbox.tools.workflow.agent.PortfolioAudit;
import io.signalbox.tools.workflow.observation.AgentObservations;

/**
 * The two services that inspect agents: the audit of what they lack, and the observations of their
 * calls.
 */
record AgentInspectors(PortfolioAudit audit, AgentObservations observations) {}
