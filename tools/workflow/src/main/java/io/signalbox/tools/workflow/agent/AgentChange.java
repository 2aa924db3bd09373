package io.signalbox.tools.workflow.agent;

/**
 * Change of an agent or its registration: the new state, the person who made it and the event text.
 *
 * @param actor who changed it, or {@link AgentEvent#CLOCK}
 */
record AgentChange(Agent after, String actor, String sentence) {}
