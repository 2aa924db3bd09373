package io.signalbox.tools.workflow.manifest;

import io.signalbox.tools.core.agent.AgentProfile;
import java.util.List;

/**
 * Result of parsing a manifest: its format and the agent profiles in it.
 *
 * @param notes sentences on what it does not say, or what was left out
 */
public record ParsedManifest(
    ManifestFormat format, List<AgentProfile> profiles, List<String> notes) {
  public ParsedManifest {
    profiles = List.copyOf(profiles);
    notes = List.copyOf(notes);
  }
}
