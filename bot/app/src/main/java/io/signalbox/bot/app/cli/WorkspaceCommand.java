package io.signalbox.bot.app.cli;

import io.signalbox.bot.workspace.server.WorkspaceServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Command {@code signalbox workspace}, which starts a local Slack for apps under test. */
@Command(
    name = "workspace",
    description = "Starts a local Slack workspace in which other apps are tested.")
public final class WorkspaceCommand implements Callable<Integer> {
  /** Options of the workspace, which says itself what they are. */
  @Unmatched private List<String> options = new ArrayList<>();

  private final Clock clock;

  public WorkspaceCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    return WorkspaceServer.run(options, clock, System.out, System.err);
  }
}
