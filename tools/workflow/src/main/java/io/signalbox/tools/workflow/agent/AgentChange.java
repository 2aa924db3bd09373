package io.signalbox.tools.workflow.agent;

/**
 * Change of an agent, or its registration, with its event.
 *
 * @param actor who changed it, or {@link AgentEvent#CLOCK}
 */
record AgentChange(Agent after, String actor, String sentence) {}
