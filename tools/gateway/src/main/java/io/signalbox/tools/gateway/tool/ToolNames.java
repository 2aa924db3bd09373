package io.signalbox.tools.gateway.tool;

/** Names of tools, in the characters and the length that models take. */
final class ToolNames {
  private static final int LONGEST = 64;

  private ToolNames() {}

  /** Returns the name of a route's tool. */
  static String of(String route) {
    String name = route.replaceAll("[^A-Za-z0-9_-]", "_");
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }
}
