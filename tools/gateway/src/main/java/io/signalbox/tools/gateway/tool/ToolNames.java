package io.signalbox.tools.gateway.tool;

/** Converts route names to tool names that models accept. */
final class ToolNames {
  private static final int LONGEST = 64;

  private ToolNames() {}

  /** Returns the tool name of a route. */
  static String of(String route) {
    String name = route.replaceAll("[^A-Za-z0-9_-]", "_");
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }
}
