package io.signalbox.bot.slack.command.agents;

import io.signalbox.tools.workflow.discovery.AgentDiscovery;
import java.util.Optional;

/**
 * Suspected agent that nobody registered.
 *
 * @param likelyOwner a guess: a person's id
 */
record UnregisteredAgent(AgentDiscovery discovery, Optional<String> likelyOwner) {}
