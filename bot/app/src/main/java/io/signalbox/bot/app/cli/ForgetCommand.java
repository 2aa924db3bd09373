package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.EvaluationAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.app.erasure.Erasure;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackDirectory;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.config.database.Database;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox forget @user}, which erases one person's data and leaves a pseudonym in
 * what must be kept.
 */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Erases a person's data: their questions, feedback and messages go; in what has to be kept"
          + " (escalations, decisions, approvals) a pseudonym takes their place.",
      "Cannot be undone."
    })
public final class ForgetCommand implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("<?@?(" + Erasure.PERSON + ")(?:\\|[^>]*)?>?");

  private static final Pattern LIKE_ID = Pattern.compile("<?@?[UW][A-Z0-9]*\\d[A-Z0-9]*>?");
  private static final String WHERE =
      "In Slack: the person's profile, the three dots, Copy member ID; it looks like U012AB3CD.";

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(
      index = "0",
      paramLabel = "@USER",
      description = "Slack's member id, or a handle where Slack can be asked.")
  private String person = "";

  @Option(
      names = "--also",
      paramLabel = "ADDRESS",
      description = "An e-mail address of theirs; may be given several times.")
  private List<String> addresses = new ArrayList<>();

  @Option(
      names = "--yes",
      description = "Carries it out; without this the command only says what it would do.")
  private boolean yes;

  private final Clock clock;

  public ForgetCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    try (Database database = DataFolder.open(loaded)) {
      String id = id(loaded, new PeopleTable(database.jdbi()));
      if (!yes) {
        out.printf(
            "%s would be forgotten in %s. This cannot be undone: add --yes to do it.%n",
            id, loaded.database().url());
        out.flush();
        return ExitCode.USAGE;
      }
      Erasure.ErasureReport report =
          new Erasure(
                  database.jdbi(),
                  StoreGraph.over(loaded, database, clock).audit(),
                  new SecureRandom(),
                  EvaluationAssembly.forgetting(loaded, database.jdbi()))
              .forget(id, addresses);
      out.printf("%s is forgotten, and is %s in what was kept.%n", id, report.pseudonym());
      report.deleted().forEach((table, rows) -> out.printf("  deleted  %6d  %s%n", rows, table));
      report.changed().forEach((table, rows) -> out.printf("  changed  %6d  %s%n", rows, table));
      out.println(
          "Not ours to erase: messages in Slack itself, and your own sources (tables, pages,"
              + " exports).");
      if (report.changed().containsKey("document") || report.changed().containsKey("passage")) {
        out.println(
            "Pages written in Slack named them: rebuild the index, see docs/operations.md.");
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
    out.flush();
    return ExitCode.OK;
  }

  private String id(SignalboxSettings loaded, PeopleTable known) {
    Matcher id = ID.matcher(person.strip());
    if (id.matches()) {
      return id.group(1);
    }
    if (LIKE_ID.matcher(person.strip()).matches()) {
      throw new ParameterException(
          spec.commandLine(),
          person.strip() + " is not a whole member id: U or W and six to twenty more. " + WHERE);
    }
    if (loaded.slack().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "The settings have no 'slack' to look "
              + person.strip()
              + " up in: give the member id. "
              + WHERE);
    }
    return loaded
        .slack()
        .flatMap(
            slack -> {
              try (SlackClient client = new SlackClient(slack)) {
                return found(client, known);
              }
            })
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "Nobody is called " + person + ". Give the member id. " + WHERE));
  }

  /**
   * Returns the Slack user id of a handle, reading Slack's list of people further as far as its
   * rate limit allows.
   */
  private Optional<String> found(SlackClient client, PeopleTable known) {
    String name = person.strip().replaceFirst("^@", "");
    if (!known.isComplete()) {
      client.peopleReader(known, clock).runDue();
    }
    return SlackDirectory.of(client, known, clock).verifiedId(name);
  }
}
