package io.signalbox.bot.workspace.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
   * @throws BadOption if an option is unknown or lacks its value
   */
  public static ServerOptions parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    List<String> commands = new ArrayList<>();
    ServerOptions options =
        new ServerOptions(
            PORT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);
    while (!left.isEmpty()) {
      String[] parts = left.remove().split("=", 2);
      if (parts.length > 1) {
        left.push(parts[1]);
      }
      if (parts[0].equals("--command")) {
        commands.add(command(value(parts[0], left)));
      } else {
        options = options.with(parts[0], left);
      }
    }
    return new ServerOptions(
        options.port,
        options.manifest,
        options.seed,
        options.requestUrl,
        options.environment,
        commands,
        options.isLimited);
  }

  private ServerOptions with(String name, Deque<String> left) {
    int newPort = name.equals("--port") ? port(value(name, left)) : port;
    Optional<Path> newManifest = name.equals("--manifest") ? path(name, left) : manifest;
    Optional<Path> newSeed = name.equals("--seed") ? path(name, left) : seed;
    Optional<URI> newUrl =
        name.equals("--http") ? Optional.of(address(value(name, left))) : requestUrl;
    Optional<Path> newEnvironment = name.equals("--env") ? path(name, left) : environment;
    if (!List.of("--port", "--manifest", "--seed", "--http", "--env", "--limit-by-tier")
        .contains(name)) {
      throw new BadOption("\"" + name + "\" is not an option of the workspace; see --help.");
    }
    return new ServerOptions(
        newPort,
        newManifest,
        newSeed,
        newUrl,
        newEnvironment,
        commands,
        isLimited || name.equals("--limit-by-tier"));
  }

  private static String value(String name, Deque<String> left) {
    String value = left.poll();
    if (value == null || value.startsWith("--")) {
      throw new BadOption(name + " needs a value; see --help.");
    }
    return value;
  }

  private static Optional<Path> path(String name, Deque<String> left) {
    return Optional.of(Path.of(value(name, left)));
  }

  private static String command(String name) {
    if (!name.matches("/[a-z0-9_-]{1,32}")) {
      throw new BadOption("\"" + name + "\" is not a slash command such as /weather.");
    }
    return name;
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new BadOption("\"" + text + "\" is not a port, a number from 0 to 65535.");
    }
    return Integer.parseInt(text);
  }

  private static URI address(String text) {
    if (!text.matches("https?://[^\\s/]+\\S*")) {
      throw new BadOption(
          "\"" + text + "\" is not an address such as http://127.0.0.1:3000/slack.");
    }
    return URI.create(text);
  }
}
