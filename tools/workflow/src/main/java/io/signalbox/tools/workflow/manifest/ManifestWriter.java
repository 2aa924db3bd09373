package io.signalbox.tools.workflow.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.core.agent.AgentProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Writer of agent manifests in other formats. The full declaration is included in each format's
 * extension field, so that reading it again loses nothing. Pure.
 */
public final class ManifestWriter {
  private ManifestWriter() {}

  /**
   * Manifest as text, with notes on what is missing.
   *
   * @param text JSON, which is YAML too
   * @param notes sentences on what the form wants and the profile does not say
   */
  public record WrittenManifest(String text, List<String> notes) {
    public WrittenManifest {
      notes = List.copyOf(notes);
    }
  }

  public static WrittenManifest write(AgentProfile profile, ManifestFormat format) {
    List<String> notes = new ArrayList<>();
    JsonNode tree =
        switch (format) {
          case YAML -> ManifestDeclaration.of(profile);
          case A2A -> AgentCardConverter.write(profile, notes);
          case MCP -> McpServerConverter.write(profile, notes);
          case BACKSTAGE -> BackstageEntityConverter.write(profile, notes);
        };
    return new WrittenManifest(tree.toPrettyString(), notes);
  }
}
