package io.signalbox.bot.app.cli.data;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.config.database.Database;
import io.signalbox.tools.workflow.audit.AuditCheck;
import io.signalbox.tools.workflow.audit.AuditHead;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox audit}, which lists the audit log, verifies its hash chain, or
 * acknowledges lost heads.
 */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the latest entries of the audit log, or verifies that none was changed; 'acknowledge'"
          + " begins a lost file of heads anew and takes entries without signature for known, with"
          + " an entry that says so."
    })
public final class AuditCommand implements Callable<Integer> {
  private static final int SHOWN = 50;

  /** Actions of the {@code audit} command. */
  enum AuditAction {
    VERIFY,
    LIST,
    ACKNOWLEDGE
  }

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(
      index = "0",
      defaultValue = "list",
      description = "${COMPLETION-CANDIDATES}, in either case")
  private AuditAction action = AuditAction.LIST;

  @Option(
      names = "--head",
      paramLabel = "LINE",
      description =
          "A head of the log that was kept elsewhere (a log, a Slack channel), to be compared.")
  private List<String> heads = new ArrayList<>();

  private final Clock clock;

  public AuditCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    try (Database database = DataFolder.open(loaded)) {
      AuditLog log = StoreGraph.over(loaded, database, clock).audit();
      int code =
          switch (action) {
            case VERIFY -> verify(log.verify(elsewhere()), out);
            case LIST -> list(log, out);
            case ACKNOWLEDGE -> acknowledge(log, out);
          };
      out.flush();
      return code;
    }
  }

  private static int list(AuditLog log, PrintWriter out) {
    for (AuditLog.AuditEntry entry : log.latest(SHOWN)) {
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

  /**
   * Starts a lost file of heads again, and accepts unsigned entries, with an audit entry about it.
   */
  private static int acknowledge(AuditLog log, PrintWriter out) {
    List<String> acknowledged = log.acknowledge();
    acknowledged.forEach(
        sentence -> out.println("An entry of the log says from now on: " + sentence));
    if (acknowledged.isEmpty()) {
      out.println(
          "There is nothing to acknowledge; 'audit verify' says what is wrong, if anything.");
    }
    return ExitCode.OK;
  }

  /** Returns the audit heads given with {@code --head}, which were kept outside the program. */
  private List<AuditHead> elsewhere() {
    List<AuditHead> named = new ArrayList<>();
    for (String line : heads) {
      named.add(
          AuditHead.of(line)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--head takes a line as it was written: time, entry, hash and"
                              + " signature.")));
    }
    return named;
  }

  private static int verify(AuditCheck check, PrintWriter out) {
    int code =
        switch (check) {
          case AuditCheck.Whole whole -> whole(whole, out);
          case AuditCheck.Unproven unproven -> unproven(unproven, out);
          case AuditCheck.HeadsMissing missing -> headsMissing(missing, out);
          case AuditCheck.Broken broken -> broken(broken, out);
        };
    check.notes().forEach(note -> out.printf("Note: %s%n", note));
    return code;
  }

  private static int whole(AuditCheck.Whole whole, PrintWriter out) {
    out.printf("All %d entries are as they were written, by whom they say.%n", whole.entries());
    if (!whole.hash().isEmpty()) {
      out.printf("The last has the hash %s.%n", whole.hash());
    }
    return ExitCode.OK;
  }

  private static int unproven(AuditCheck.Unproven unproven, PrintWriter out) {
    out.printf(
        "The hashes of all %d entries follow one another, but who wrote them is not proven.%n",
        unproven.entries());
    out.printf("Warning: %s%n", unproven.range().sentence());
    out.println(
        "Either they are older than the signing key, or its key is no longer configured, or"
            + " somebody wrote them past the program. Compare a head that is kept elsewhere"
            + " (--head); then 'signalbox audit acknowledge' says that they are known.");
    return ExitCode.FAULT;
  }

  private static int headsMissing(AuditCheck.HeadsMissing missing, PrintWriter out) {
    out.printf(
        "All %d entries are as they were written, but whether there were more is not known.%n",
        missing.entries());
    out.printf("Warning: %s%n", missing.warning());
    out.println(
        "Compare a head that is kept elsewhere: 'audit verify --head LINE' with a line from the"
            + " program's log or the Slack channel.");
    return ExitCode.FAULT;
  }

  private static int broken(AuditCheck.Broken broken, PrintWriter out) {
    out.println("The audit log was changed:");
    broken.problems().forEach(problem -> out.printf("  %s.%n", problem));
    if (broken.count() > broken.problems().size()) {
      out.printf("  and %d more.%n", broken.count() - broken.problems().size());
    }
    return ExitCode.FAULT;
  }
}
