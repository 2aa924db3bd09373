package io.signalbox.bot.slack.command.agents;

import io.signalbox.tools.discovery.Discovery;
import java.util.Optional;

/**
 * Suspected agent that nobody registered.
 *
 * @param likelyOwner a guess: a person's id
 */
record Finding(Discovery discovery, Optional<String> likelyOwner) {}
