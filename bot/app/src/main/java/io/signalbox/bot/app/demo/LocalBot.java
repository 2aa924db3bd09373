package io.signalbox.bot.app.demo;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.KnowledgeUpkeep;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.client.CommandPrefix;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.config.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs the bot in the sample organisation's local workspace, a Slack imitation in the browser, with
 * sources and index kept current.
 */
public final class LocalBot implements AutoCloseable {
  /** Preferred port of the chat page, so that an open page still works after a restart. */
  private static final int USUAL_PORT = 4747;

  /** Pattern of API keys of people and gateway callers. */
  private static final Pattern SHOWN_KEY = Pattern.compile("\\bsb[px]-[\\w-]{20,}");

  private final LocalWorkspace workspace;
  private final KnowledgeUpkeep upkeep;
  private final SlackApp app;

  private LocalBot(
      BotAssembly assembly, Path folder, Clock clock, List<SlackWorkflow.Opener> more) {
    this.workspace =
        LocalWorkspace.start(
            SampleWorkspace.seed(), isFree(USUAL_PORT) ? USUAL_PORT : 0, clock, new SecureRandom());
    workspace.keepIn(
        folder.resolve("conversations.jsonl"),
        line -> SHOWN_KEY.matcher(line).replaceAll("(shown once, and kept nowhere)"));
    this.upkeep = assembly.upkeep();
    this.app = assembly.slack(settings(workspace), upkeep::learned, more);
  }

  /**
   * Starts the local workspace, and connects the bot to it.
   *
   * @param folder where the conversations are kept
   */
  public static LocalBot open(BotAssembly assembly, Path folder, Clock clock) {
    return open(assembly, folder, clock, List.of());
  }

  /**
   * Starts the local workspace, and connects the bot with additional workflows to it.
   *
   * @param folder where the conversations are kept
   */
  public static LocalBot open(
      BotAssembly assembly, Path folder, Clock clock, List<SlackWorkflow.Opener> more) {
    LocalBot localBot = new LocalBot(assembly, folder, clock, more);
    localBot.upkeep.start();
    localBot.app.start(/* alone= */ true);
    return localBot;
  }

  /**
   * Returns the settings that connect the bot to a local workspace: other addresses and tokens, all
   * else unchanged.
   */
  public static SlackSettings settings(LocalWorkspace workspace) {
    return new SlackSettings(
        SlackSettings.Mode.SOCKET,
        new Secret(workspace.botToken()),
        Optional.of(new Secret(workspace.appToken())),
        Optional.empty(),
        "127.0.0.1",
        0,
        workspace.apiUrl(),
        0.85,
        CommandPrefix.NONE,
        Map.<String, ChannelRule>of());
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the people of the workspace. */
  public SlackPeople people() {
    return app.people();
  }

  /** Returns the address of the chat page. */
  public URI address() {
    return workspace.address();
  }

  @Override
  public void close() {
    app.close();
    upkeep.close();
    workspace.close();
  }
}
