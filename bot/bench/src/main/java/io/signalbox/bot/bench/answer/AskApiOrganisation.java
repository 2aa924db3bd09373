package io.signalbox.bot.bench.answer;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.demo.LocalBot;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.bench.process.AskingClient;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.config.ConfigFile;
import io.signalbox.ingestion.run.RunProgress;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.PostingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Bot under test of {@link BenchAskApi}: pages with random access rules in a local workspace,
 * served by the ask API and MCP.
 */
final class AskApiOrganisation implements AutoCloseable {
  /** Slack user id of the asker in the payments team; the other asker is in the platform team. */
  static final String CHIDI = "U0CHIDIOK0";

  static final String LENA = "U0LENAHOF0";
  private static final Map<String, String> GROUPS = Map.of(CHIDI, "payments", LENA, "platform");
  private static final int SOURCES = 16;

  private final LocalWorkspace workspace;
  private final BotAssembly assembly;
  private final SlackApp app;
  private final QuestionAnswering answering;
  private final Clock clock;
  private final List<SecretPage> pages;
  private final String base;

  /**
   * Page with one secret value.
   *
   * @param name of what it is about
   * @param value that nothing else says
   * @param readers who may read it, of the two
   */
  record SecretPage(String name, String value, Set<String> readers) {}

  private AskApiOrganisation(
      LocalWorkspace workspace,
      BotAssembly assembly,
      SlackApp app,
      List<SecretPage> pages,
      Clock clock) {
    this.clock = clock;
    this.workspace = workspace;
    this.assembly = assembly;
    this.app = app;
    this.answering = assembly.answering();
    this.pages = pages;
    app.start(/* alone= */ true);
    assembly.serve(app.people());
    this.base = assembly.gateway().baseUrl().replaceFirst("/v1$", "");
  }

  /** Writes pages with random access rules, ingests them, and starts the server. */
  static AskApiOrganisation open(Path folder, int pages, Random random, Clock clock)
      throws IOException {
    StringBuilder sources = new StringBuilder();
    List<Set<String>> readers = new ArrayList<>();
    for (int i = 0; i < SOURCES; i++) {
      Rule rule = Rule.draw(random);
      readers.add(rule.readers());
      sources.append(
          "  - {name: s%d, kind: pages, path: ./s%d, access: %s}%n".formatted(i, i, rule.text()));
    }
    List<SecretPage> written = new ArrayList<>();
    for (int i = 0; i < pages; i++) {
      int source = random.nextInt(SOURCES);
      String name = "valve-" + letters(random);
      String value = "code " + letters(random) + "-" + i;
      Path file = folder.resolve("s" + source).resolve(name + ".md");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, "# Opening of %s%n%nThe release word of %s is %s.%n".formatted(name, name, value));
      written.add(new SecretPage(name, value, readers.get(source)));
    }
    for (int i = 0; i < SOURCES; i++) {
      Files.createDirectories(folder.resolve("s" + i));
    }
    Files.writeString(
        folder.resolve("signalbox.yaml"),
        "data: ./data%nsources:%n%sgateway: {port: 0}%nask-api: {requests-per-minute: 10000}%n"
            .formatted(sources));
    SignalboxSettings settings =
        ConfigFile.at(folder.resolve("signalbox.yaml"), Map.of())
            .load(SignalboxSettings::from)
            .settings();
    LocalWorkspace workspace =
        LocalWorkspace.start(SampleWorkspace.seed(), 0, clock, new SecureRandom());
    BotAssembly assembly = BotAssembly.open(settings, clock);
    assembly.readSources(RunProgress.unwatched());
    assembly.indexUpkeep().indexWords();
    assembly.indexUpkeep().indexVectors(count -> {}, () -> true);
    SlackApp app = assembly.slack(LocalBot.settings(workspace), () -> {});
    return new AskApiOrganisation(workspace, assembly, app, written, clock);
  }

  private static String letters(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  /** Access rule in the form of the settings, with the askers whom it admits. */
  private record Rule(String text, Set<String> readers) {
    static Rule draw(Random random) {
      return switch (random.nextInt(6)) {
        case 0 -> new Rule("public", Set.of(CHIDI, LENA));
        case 1 -> new Rule("\"group:" + GROUPS.get(CHIDI) + "\"", Set.of(CHIDI));
        case 2 -> new Rule("\"group:" + GROUPS.get(LENA) + "\"", Set.of(LENA));
        case 3 -> new Rule("\"user:" + CHIDI + "\"", Set.of(CHIDI));
        case 4 -> new Rule("\"user:" + LENA + "\"", Set.of(LENA));
        default -> new Rule("\"group:identity\"", Set.of());
      };
    }
  }

  List<SecretPage> pages() {
    return pages;
  }

  /** Returns the server's base URL, without a path. */
  String base() {
    return base;
  }

  /** Answers a question in this process, without HTTP, for the same person. */
  void answer(String person, String question) {
    answering.answer(
        new Question(
            question,
            new PostingPolicy(app.people()).person(person),
            Instant.now(clock),
            ZoneOffset.UTC));
  }

  /** Returns the personal API key that the person has made in Slack. */
  String key(String person) {
    return AskingClient.key(workspace.client(person));
  }

  @Override
  public void close() {
    app.close();
    assembly.close();
    workspace.close();
  }
}
