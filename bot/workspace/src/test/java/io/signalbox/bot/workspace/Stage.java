package io.signalbox.bot.workspace;

import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import io.signalbox.bot.workspace.team.Seeds;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceTimings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A workspace with a connected Bolt app in it, and the people of {@link Seeds}. */
final class Stage implements AutoCloseable {
  /** Slack's patience, but repeats follow at once, so that a test need not wait for a minute. */
  static final WorkspaceTimings CALM = pace(Duration.ofSeconds(3));

  /** For tests that wait for patience to end. */
  static final WorkspaceTimings HASTY = pace(Duration.ofSeconds(1));

  final LocalWorkspace workspace;
  final BoltApp bolt;
  final WorkspaceClient ada;
  final WorkspaceClient ben;

  private Stage(LocalWorkspace workspace, BoltApp bolt) {
    this.workspace = workspace;
    this.bolt = bolt;
    this.ada = workspace.client(Seeds.ADA);
    this.ben = workspace.client(Seeds.BEN);
  }

  static Stage with(Consumer<App> listeners) throws Exception {
    return with(Seeds.company(), Clock.systemUTC(), CALM, listeners);
  }

  static Stage with(WorkspaceSeed seed, Clock clock, WorkspaceTimings pace, Consumer<App> listeners)
      throws Exception {
    LocalWorkspace workspace = LocalWorkspace.start(seed, 0, clock, new Random(1), pace);
    App app = BoltApp.unconnected(workspace);
    listeners.accept(app);
    Stage stage = new Stage(workspace, BoltApp.connect(workspace, app));
    stage.ada.await("a connection", () -> Optional.of(true).filter(yes -> workspace.isConnected()));
    return stage;
  }

  private static WorkspaceTimings pace(Duration acknowledgement) {
    List<Duration> repeats = List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200));
    return new WorkspaceTimings(acknowledgement, repeats, Duration.ofSeconds(3));
  }

  MethodsClient api() {
    return bolt.client();
  }

  @Override
  public void close() throws Exception {
    bolt.close();
    workspace.close();
  }
}
