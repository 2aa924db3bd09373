package io.signalbox.bot.slack.command.agents;

import io.signalbox.tools.workflow.agent.PortfolioAudit;
import io.signalbox.tools.workflow.observation.AgentObservations;

/** Looks at agents: at what they lack, and at what their calls show. */
record AgentInspection(PortfolioAudit audit, AgentObservations observations) {}
