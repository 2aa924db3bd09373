package io.signalbox.bot.workspace.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options of the workspace server, as its command line gives them.
 *
 * @param port 0 for any that is free
 * @param manifest the app's manifest, as Slack exports it in JSON
 * @param seed people, groups and channels
 * @param requestUrl where the app gets signed HTTP requests; empty for Socket Mode
 * @param environment the file to which addresses and tokens are written
 * @param commands slash commands beside those of the manifest
 * @param isLimited whether Slack's rate limits apply
 */
public record ServerOptions(
    int port,
    Optional<Path> manifest,
    Optional<Path> seed,
    Optional<URI> requestUrl,
    Optional<Path> environment,
    List<String> commands,
    boolean isLimited) {

  /** Port on which the server listens unless another is given. */
  public static final int PORT = 4848;

  static final String HELP =
      """
      Starts a Slack workspace on 127.0.0.1, against which an app is tried and tested.

        --port N            port of Web API, Socket Mode and page; 0 for any (default: 4848)
        --manifest FILE     the app's manifest in JSON: name, commands, shortcuts, scopes, events
                            (default: an app with every scope and event)
        --command /NAME     a slash command beside those of the manifest; may be repeated
        --seed FILE         people, user groups and channels in JSON (default: a small company)
        --http URL          deliver signed HTTP requests there instead of using Socket Mode
        --limit-by-tier     refuse calls above the rate limits of Slack's tiers
        --env FILE          write addresses and tokens there, as NAME=value
        --help              print this
      """;

  public ServerOptions {
    commands = List.copyOf(commands);
  }

  /**
   * Parses a command line.
   *
   * @throws BadOptionException if an option is unknown or lacks its value
   */
  public static ServerOptions parse(List<String> arguments) {
    Map<String, List<String>> given = given(arguments);
    return new ServerOptions(
        last(given, "--port").map(ServerOptions::port).orElse(PORT),
        last(given, "--manifest").map(Path::of),
        last(given, "--seed").map(Path::of),
        last(given, "--http").map(ServerOptions::address),
        last(given, "--env").map(Path::of),
        given.getOrDefault("--command", List.of()).stream().map(ServerOptions::command).toList(),
        given.containsKey("--limit-by-tier"));
  }

  /** Returns the values of each option that is given, in their order. */
  private static Map<String, List<String>> given(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    Map<String, List<String>> given = new HashMap<>();
    while (!left.isEmpty()) {
      String[] parts = left.remove().split("=", 2);
      String name = parts[0];
      if (parts.length > 1) {
        left.push(parts[1]);
      }
      List<String> values = given.computeIfAbsent(name, first -> new ArrayList<>());
      switch (name) {
        case "--port", "--manifest", "--seed", "--http", "--env", "--command" ->
            values.add(value(name, left));
        case "--limit-by-tier" -> values.add("");
        default ->
            throw new BadOptionException(
                "\"" + name + "\" is not an option of the workspace; see --help.");
      }
    }
    return given;
  }

  private static Optional<String> last(Map<String, List<String>> given, String name) {
    return Optional.ofNullable(given.get(name)).map(List::getLast);
  }

  private static String value(String name, Deque<String> left) {
    String value = left.poll();
    if (value == null || value.startsWith("--")) {
      throw new BadOptionException(name + " needs a value; see --help.");
    }
    return value;
  }

  private static String command(String name) {
    if (!name.matches("/[a-z0-9_-]{1,32}")) {
      throw new BadOptionException("\"" + name + "\" is not a slash command such as /weather.");
    }
    return name;
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new BadOptionException("\"" + text + "\" is not a port, a number from 0 to 65535.");
    }
    return Integer.parseInt(text);
  }

  private static URI address(String text) {
    if (!text.matches("https?://[^\\s/]+\\S*")) {
      throw new BadOptionException(
          "\"" + text + "\" is not an address such as http://127.0.0.1:3000/slack.");
    }
    return URI.create(text);
  }
}
