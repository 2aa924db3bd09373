package io.signalbox.tools.foresight.dependency;

import java.time.Instant;
import java.util.Optional;

/**
 * Definition of a tool that a gateway caller offered to models: its name, description and argument
 * schema as one version.
 *
 * @param print keyed hash of the definition
 * @param text the definition as JSON; empty where the route keeps no texts
 */
public record ToolDefinition(
    String caller,
    String tool,
    String print,
    Optional<String> text,
    Instant firstSeen,
    Instant lastSeen) {}
