package io.signalbox.bot.cli;

import io.signalbox.bot.assembly.DataFolder;
import io.signalbox.bot.assembly.SignalboxSettings;
import io.signalbox.config.database.Database;
import io.signalbox.tools.audit.AuditLog;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signalbox audit}: shows the audit log, or computes its chain again. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Shows the latest entries of the audit log, or verifies that none was changed.")
public final class AuditCommand implements Callable<Integer> {
  private static final int SHOWN = 50;

  /** What to do. */
  enum Action {
    VERIFY,
    LIST
  }

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(
      index = "0",
      defaultValue = "list",
      description = "${COMPLETION-CANDIDATES}, in either case")
  private Action action = Action.LIST;

  private final Clock clock;

  public AuditCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded =
        settings.load(spec.commandLine().getErr(), System.getenv(), clock).settings();
    try (Database database = DataFolder.open(loaded)) {
      AuditLog log = new AuditLog(database.jdbi(), clock, new SecureRandom());
      int code = action == Action.VERIFY ? verify(log, out) : list(log, out);
      out.flush();
      return code;
    }
  }

  private static int list(AuditLog log, PrintWriter out) {
    for (AuditLog.Entry entry : log.latest(SHOWN)) {
      out.printf(
          "%d  %s  %s  %s  %s  %s%n",
          entry.position(),
          entry.at(),
          entry.actor(),
          entry.action(),
          entry.subject(),
          entry.detail());
    }
    return ExitCode.OK;
  }

  private static int verify(AuditLog log, PrintWriter out) {
    return switch (log.verify()) {
      case AuditLog.Check.Whole whole -> {
        out.printf(
            "All %d entries are as they were written.%n%s",
            whole.entries(),
            whole.hash().isEmpty()
                ? ""
                : "The last has the hash "
                    + whole.hash()
                    + "; kept elsewhere, it shows later that nothing was cut off.\n");
        yield ExitCode.OK;
      }
      case AuditLog.Check.Broken broken -> {
        out.printf("Entry %d %s.%n", broken.position(), broken.why());
        yield ExitCode.FAULT;
      }
    };
  }
}
