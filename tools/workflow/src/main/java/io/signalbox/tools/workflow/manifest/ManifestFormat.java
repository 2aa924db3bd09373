package io.signalbox.tools.workflow.manifest;

/** File formats of agent manifests. */
public enum ManifestFormat {
  /** Signalbox's own YAML. */
  YAML("YAML of Signalbox"),
  /** A2A agent card: version 1.0 is written, 0.3 is also read. */
  A2A("agent card of A2A"),
  /** The {@code server.json} of the MCP registry. */
  MCP("server.json of MCP"),
  /** Component of a Backstage catalogue. */
  BACKSTAGE("entity of Backstage");

  private final String label;

  ManifestFormat(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
