package io.signalbox.bot.bench.live;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.live.WikiRights.WikiVerdict;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.retrieval.HashingEmbedder;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.identity.ExternalAccountTable;
import io.signalbox.knowledge.identity.MailMembership;
import io.signalbox.knowledge.search.IndexUpdater;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench access}, which checks the rights of live sources. It reads a wiki
 * with random restrictions, groups and moves between the readings, searches the index as random
 * people for random pages, and compares what is found with the wiki's own rules.
 */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    description = {
      "Searches as random people for random pages of a wiki whose rights change,",
      "and compares with the wiki's own rules who finds what. Exit code 1 for a difference."
    })
public final class BenchAccess implements Callable<Integer> {
  private static final Map<String, String> ENVIRONMENT = Map.of("DRILL_TOKEN", "drill");

  /** Minutes from one reading to the next, longer than {@code sweep-every}. */
  private static final long STEP_MINUTES = 11;

  @Spec private CommandSpec spec;

  @Option(names = "--pairs", defaultValue = "100000", description = "People × pages looked at.")
  private int pairs = 100_000;

  @Option(names = "--pages", defaultValue = "1000", description = "Pages of the wiki.")
  private int pages = 1_000;

  @Option(names = "--people", defaultValue = "200", description = "People who ask.")
  private int people = 200;

  @Option(names = "--rounds", defaultValue = "5", description = "Readings, changes between them.")
  private int rounds = 5;

  @Option(names = "--seed", defaultValue = "26", description = "Of all that is random.")
  private long seed = 26;

  private long leaked;
  private long hidden;
  private long seen;
  private long unknown;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Random random = new Random(seed);
    WikiRights rights = new WikiRights(pages, people, random);
    try (TemporaryFolder folder = new TemporaryFolder("access");
        WikiPeer peer = new WikiPeer(rights)) {
      Path settings = settings(folder.path(), peer);
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; round > 0 && i < pages / 5; i++) {
          rights.change();
        }
        if (!ReaderMain.synchronise(settings, ENVIRONMENT, STEP_MINUTES * round)) {
          out.println("the wiki could not be read");
          return ExitCode.FAULT;
        }
        compare(settings, rights, random, pairs / rounds);
        out.printf(
            "round %d: %d seen, %d leaked, %d hidden; %d requests%n",
            round + 1, seen, leaked, hidden, peer.served());
        out.flush();
      }
    }
    out.printf(
        "%d pairs: %d seen by right, %d leaked, %d hidden that should be seen; %d of pages whose"
            + " rights cannot be read%n",
        pairs / rounds * rounds, seen, leaked, hidden, unknown);
    out.println(leaked + hidden == 0 ? "RIGHT" : "WRONG");
    out.flush();
    return leaked + hidden == 0 ? ExitCode.OK : ExitCode.FAULT;
  }

  private Path settings(Path folder, WikiPeer peer) throws IOException {
    String accounts =
        IntStream.range(0, people)
            .mapToObj(person -> WikiRights.key(person) + ": " + WikiRights.mail(person))
            .collect(Collectors.joining(", "));
    return Files.writeString(
        folder.resolve("signalbox.yaml"),
        """
        data: data
        live-sources:
          - name: wiki
            access: public
            sweep-every: 10m
            people: {%s}
            confluence:
              url: %s
              spaces: [%s]
              token: ${DRILL_TOKEN}
        """
            .formatted(accounts, peer.url(), WikiRights.SPACE));
  }

  private void compare(Path file, WikiRights rights, Random random, int count) throws IOException {
    SignalboxSettings settings =
        ConfigFile.at(file, ENVIRONMENT).load(SignalboxSettings::from).settings();
    HashingEmbedder embedder = new HashingEmbedder();
    try (Database database = Database.open(settings.database());
        LucenePassageIndex index =
            LucenePassageIndex.open(
                settings.data().resolve("drill-index"), embedder.dimensions())) {
      new IndexUpdater(new Corpus(database.jdbi()), index, embedder).catchUp(done -> {});
      PostingPolicy policy =
          new PostingPolicy(new MailMembership(new ExternalAccountTable(database.jdbi())));
      Map<Integer, Audience> audiences = new HashMap<>();
      List<Integer> ids = rights.ids();
      for (int i = 0; i < count; i++) {
        int person = random.nextInt(people);
        int page = ids.get(random.nextInt(ids.size()));
        Audience audience =
            audiences.computeIfAbsent(person, each -> policy.person(WikiRights.mail(each)));
        judge(rights.verdict(person, page), finds(index, audience, page));
      }
    }
  }

  private static boolean finds(LucenePassageIndex index, Audience audience, int page) {
    String id = "wiki/page/" + page;
    return index
        .find(
            new SearchQuery(WikiPeer.marker(page), audience, Set.of()),
            Optional.empty(),
            all -> new double[all.size()],
            Integer.MAX_VALUE)
        .stream()
        .anyMatch(found -> found.document().id().value().equals(id));
  }

  private void judge(WikiVerdict verdict, boolean found) {
    switch (verdict) {
      case SEES -> {
        seen += found ? 1 : 0;
        hidden += found ? 0 : 1;
      }
      case CLOSED -> leaked += found ? 1 : 0;
      case UNKNOWN -> {
        unknown++;
        leaked += found ? 1 : 0;
      }
    }
  }
}
