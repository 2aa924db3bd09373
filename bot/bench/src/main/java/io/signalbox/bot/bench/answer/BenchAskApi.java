package io.signalbox.bot.bench.answer;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.answer.AskApiOrganisation.SecretPage;
import io.signalbox.bot.bench.process.AskingClient;
import io.signalbox.bot.bench.process.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench ask-api}, which counts leaks between two persons' keys on one
 * connection and measures HTTP's share of the time.
 */
@Command(
    name = "ask-api",
    mixinStandardHelpOptions = true,
    description = {
      "Asks through MCP, POST /v1/ask and the model signalbox-ask, with two persons' keys on one",
      "connection, over pages under rules drawn at random: counts what a person was told that they",
      "may not read, and the time added to the same answer in process. Exit code 1 if anything"
          + " leaked."
    })
public final class BenchAskApi implements Callable<Integer> {

  /**
   * Number of questions asked before the first round, so that the JIT compiler has seen each way.
   */
  private static final int WARM_UP = 4_000;

  private static final int ROUNDS = 3;

  /** Number of ways to ask: in process, by the ask API, by MCP. */
  private static final int WAYS = 3;

  private final Clock clock;

  @Spec private CommandSpec spec;

  @Option(
      names = "--questions",
      defaultValue = "10000",
      description = "Questions asked (default: ${DEFAULT-VALUE}).")
  private int questions = 10_000;

  @Option(
      names = "--pages",
      defaultValue = "300",
      description = "Pages with a rule each (default: ${DEFAULT-VALUE}).")
  private int pages = 300;

  @Option(
      names = "--timed",
      defaultValue = "3000",
      description =
          "Questions whose time is taken, in three rounds, each of three ways (default:"
              + " ${DEFAULT-VALUE}).")
  private int timed = 3_000;

  @Option(names = "--seed", defaultValue = "1", description = "Of what is drawn at random.")
  private long seed = 1;

  private final AskingClient client = new AskingClient();

  public BenchAskApi(Clock clock) {
    this.clock = clock;
  }

  /** HTTP interfaces by which a question is asked. */
  private enum Way {
    ASK,
    MCP_ASK,
    MCP_SEARCH,
    MODEL
  }

  /** Person with a personal API key. */
  private record KeyHolder(String person, String key) {
    static KeyHolder of(String person, AskApiOrganisation organisation) {
      return new KeyHolder(person, organisation.key(person));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Random random = new Random(seed);
    try (TemporaryFolder folder = new TemporaryFolder("bench-ask-api");
        AskApiOrganisation organisation =
            AskApiOrganisation.open(folder.path(), pages, random, clock)) {
      KeyHolder lena = KeyHolder.of(AskApiOrganisation.LENA, organisation);
      List<KeyHolder> people = List.of(KeyHolder.of(AskApiOrganisation.CHIDI, organisation), lena);
      int leaked = leaks(out, organisation, people, random);
      times(out, organisation, lena.key(), random);
      out.flush();
      return leaked == 0 ? ExitCode.OK : ExitCode.FAULT;
    }
  }

  private int leaks(
      PrintWriter out, AskApiOrganisation organisation, List<KeyHolder> people, Random random)
      throws IOException, InterruptedException {
    int leaked = 0;
    int permitted = 0;
    int told = 0;
    for (int i = 0; i < questions; i++) {
      KeyHolder asker = people.get(random.nextInt(people.size()));
      String person = asker.person();
      SecretPage page = organisation.pages().get(random.nextInt(pages));
      Way way = Way.values()[random.nextInt(Way.values().length)];
      String reply = send(organisation.base(), way, asker.key(), question(page));
      leaked +=
          (int)
              organisation.pages().stream()
                  .filter(each -> !each.readers().contains(person))
                  .filter(each -> reply.contains(each.value()))
                  .count();
      if (page.readers().contains(person)) {
        permitted++;
        told += reply.contains(page.value()) ? 1 : 0;
      }
    }
    out.println("| questions | of pages that the asker may read | told | leaked |");
    out.println("| --- | --- | --- | --- |");
    out.printf("| %d | %d | %d | %d |%n%n", questions, permitted, told, leaked);
    out.flush();
    return leaked;
  }

  /** Measures the times in several rounds after a warm-up, and prints the medians. */
  private void times(PrintWriter out, AskApiOrganisation organisation, String key, Random random)
      throws IOException, InterruptedException {
    round(organisation, key, random, WARM_UP);
    List<AddedTimes> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(round(organisation, key, random, timed / ROUNDS));
    }
    out.println(
        "| way | p50 ms | p99 ms | added p50 | added p99 (of pairs) | added p99 (of both) | rounds"
            + " |");
    out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (int way = 0; way < WAYS; way++) {
      int of = way;
      out.printf(
          "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %s |%n",
          List.of("in process", "POST /v1/ask", "MCP ask").get(way),
          median(rounds, each -> each.taken(of, 50)),
          median(rounds, each -> each.taken(of, 99)),
          median(rounds, each -> each.paired(of, 50)),
          median(rounds, each -> each.paired(of, 99)),
          median(rounds, each -> each.taken(of, 99) - each.taken(0, 99)),
          rounds.stream()
              .map(each -> "%.2f".formatted(each.taken(of, 99) - each.taken(0, 99)))
              .collect(Collectors.joining(" ")));
    }
  }

  private static double median(List<AddedTimes> rounds, ToDoubleFunction<AddedTimes> value) {
    return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
  }

  /** Measures one round: the same question in all ways, one after the other, in rotating order. */
  private AddedTimes round(AskApiOrganisation organisation, String key, Random random, int count)
      throws IOException, InterruptedException {
    AddedTimes times = new AddedTimes(WAYS);
    for (int i = 0; i < count; i++) {
      String text = question(organisation.pages().get(random.nextInt(pages)));
      long[] nanos = new long[WAYS];
      for (int turn = 0; turn < WAYS; turn++) {
        int way = Math.floorMod(i + turn, WAYS);
        long before = System.nanoTime();
        switch (way) {
          case 0 -> organisation.answer(AskApiOrganisation.LENA, text);
          case 1 -> send(organisation.base(), Way.ASK, key, text);
          default -> send(organisation.base(), Way.MCP_ASK, key, text);
        }
        nanos[way] = System.nanoTime() - before;
      }
      times.add(nanos);
    }
    return times;
  }

  private static String question(SecretPage page) {
    return "what is the release word of " + page.name() + "?";
  }

  private String send(String base, Way way, String key, String question)
      throws IOException, InterruptedException {
    Object body =
        switch (way) {
          case ASK -> Map.of("question", question);
          case MCP_ASK -> AskingClient.toolCall("ask", Map.of("question", question));
          case MCP_SEARCH ->
              AskingClient.toolCall("search", Map.of("query", question, "limit", 25));
          case MODEL ->
              Map.of(
                  "model",
                  "signalbox-ask",
                  "messages",
                  List.of(Map.of("role", "user", "content", question)));
        };
    String path =
        switch (way) {
          case ASK -> "/v1/ask";
          case MCP_ASK, MCP_SEARCH -> "/mcp";
          case MODEL -> "/v1/chat/completions";
        };
    return client.post(base + path, key, body);
  }
}
