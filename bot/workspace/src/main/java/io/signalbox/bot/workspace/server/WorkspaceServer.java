package io.signalbox.bot.workspace.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * The local workspace as a program: serves until it is interrupted, and prints the addresses and
 * tokens that an app needs.
 */
public final class WorkspaceServer implements AutoCloseable {
  private static final int USAGE = 64;

  private final LocalWorkspace workspace;
  private final WorkspaceSeed seed;

  private WorkspaceServer(LocalWorkspace workspace, WorkspaceSeed seed) {
    this.workspace = workspace;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws InterruptedException {
    int code = run(List.of(arguments), Clock.systemUTC(), System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Serves until the process is asked to end; returns at once after help or a bad option. */
  public static int run(List<String> arguments, Clock clock, PrintStream out, PrintStream err)
      throws InterruptedException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(ServerOptions.HELP);
      return 0;
    }
    try (WorkspaceServer server = open(ServerOptions.parse(arguments), clock)) {
      out.print(server.welcome());
      out.flush();
      // The process ends when its hooks have: the workspace closes in one.
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of the workspace"));
      new CountDownLatch(1).await();
      return 0;
    } catch (BadOptionException refused) {
      err.println(refused.getMessage());
      return USAGE;
    }
  }

  /** Starts the workspace of these options. */
  public static WorkspaceServer open(ServerOptions options, Clock clock) {
    WorkspaceSeed.App app =
        options
            .manifest()
            .map(file -> AppManifestFile.read(json(file), options.commands()))
            .orElseGet(() -> AppManifestFile.anyApp(options.commands()));
    JsonNode people =
        options
            .seed()
            .map(WorkspaceServer::json)
            .orElseGet(() -> JsonTrees.parse(SeedFile.EXAMPLE).orElseThrow());
    WorkspaceSeed seed = SeedFile.read(people, app);
    LocalWorkspace workspace =
        LocalWorkspace.start(seed, options.port(), clock, new SecureRandom());
    WorkspaceServer server = new WorkspaceServer(workspace, seed);
    if (options.isLimited()) {
      workspace.faults().limitByTier();
    }
    options.requestUrl().ifPresent(workspace::deliverOverHttp);
    try {
      options.environment().ifPresent(server::write);
    } catch (BadOptionException unwritable) {
      server.close();
      throw unwritable;
    }
    return server;
  }

  public LocalWorkspace workspace() {
    return workspace;
  }

  /** Returns addresses and tokens under the names that apps and Slack's libraries use. */
  public Map<String, String> environment() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("SLACK_API_URL", workspace.apiUrl().toString());
    values.put("SLACK_BOT_TOKEN", workspace.botToken());
    values.put("SLACK_APP_TOKEN", workspace.appToken());
    values.put("SLACK_SIGNING_SECRET", workspace.signingSecret());
    return values;
  }

  private String welcome() {
    URI address = workspace.address();
    StringBuilder text = new StringBuilder(400);
    text.append("A Slack workspace is at ").append(address).append(", with its page for people.\n");
    environment()
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    text.append("People: ").append(people()).append('\n');
    text.append("Channels: ").append(channels()).append('\n');
    text.append("A test acts as a person by ")
        .append(address)
        .append("client/… and sets faults by ");
    return text.append(address)
        .append("test/… (bot/workspace/README.md). Ctrl-C ends.\n")
        .toString();
  }

  private String people() {
    return seed.people().stream()
        .map(person -> person.name() + " " + person.id())
        .collect(Collectors.joining(", "));
  }

  private String channels() {
    return seed.channels().stream()
        .map(channel -> "#" + channel.name() + " " + channel.id())
        .collect(Collectors.joining(", "));
  }

  private void write(Path file) {
    List<String> lines =
        environment().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList();
    try {
      Files.write(file, lines);
    } catch (IOException refused) {
      throw new BadOptionException(file + " cannot be written: " + refused.getMessage());
    }
  }

  private static JsonNode json(Path file) {
    try {
      Optional<JsonNode> read = JsonTrees.parse(Files.readString(file));
      return read.filter(JsonNode::isObject)
          .orElseThrow(() -> new BadOptionException(file + " is not a JSON object."));
    } catch (IOException missing) {
      throw new BadOptionException(file + " cannot be read.");
    }
  }

  @Override
  public void close() {
    workspace.close();
  }
}
