package io.signalbox.tools.workflow.manifest;

/** Forms of an agent's manifest. */
public enum ManifestFormat {
  /** The product's own YAML. */
  YAML("YAML of Signalbox"),
  /** A2A's agent card: 1.0 is written, 0.3 is read too. */
  A2A("agent card of A2A"),
  /** The {@code server.json} of MCP's registry. */
  MCP("server.json of MCP"),
  /** An entity of a Backstage catalogue. */
  BACKSTAGE("entity of Backstage");

  private final String label;

  ManifestFormat(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
