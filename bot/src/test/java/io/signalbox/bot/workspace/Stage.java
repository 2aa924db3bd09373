package io.signalbox.bot.workspace;

import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A workspace with a connected Bolt app in it, and the people of {@link Seeds}. */
final class Stage implements AutoCloseable {
  /** Repeats follow at once, so that a test need not wait for a minute. */
  static final Pace QUICK =
      new Pace(
          Duration.ofMillis(700),
          List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200)),
          Duration.ofSeconds(3));

  final LocalWorkspace workspace;
  final BoltApp bolt;
  final Client ada;
  final Client ben;

  private Stage(LocalWorkspace workspace, BoltApp bolt) {
    this.workspace = workspace;
    this.bolt = bolt;
    this.ada = workspace.client(Seeds.ADA);
    this.ben = workspace.client(Seeds.BEN);
  }

  static Stage with(Consumer<App> listeners) throws Exception {
    return with(Seeds.company(), Clock.systemUTC(), listeners);
  }

  static Stage with(WorkspaceSeed seed, Clock clock, Consumer<App> listeners) throws Exception {
    LocalWorkspace workspace = LocalWorkspace.start(seed, 0, clock, new Random(1), QUICK);
    App app = BoltApp.unconnected(workspace);
    listeners.accept(app);
    Stage stage = new Stage(workspace, BoltApp.connect(workspace, app));
    stage.ada.await("a connection", () -> Optional.of(true).filter(yes -> workspace.isConnected()));
    return stage;
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
