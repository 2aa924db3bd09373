package io.signalbox.bot.bench.answer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.answer.AskApiOrganisation.SecretPage;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.document.Audience;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code signalbox bench ask-api}: leaks between two keys on one connection, and what HTTP adds.
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
  private static final JsonMapper JSON = new JsonMapper();
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int WARM_UP = 300;

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
      defaultValue = "2000",
      description =
          "Questions whose time is taken, each of three ways (default: ${DEFAULT-VALUE}).")
  private int timed = 2_000;

  @Option(names = "--seed", defaultValue = "1", description = "Of what is drawn at random.")
  private long seed = 1;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public BenchAskApi(Clock clock) {
    this.clock = clock;
  }

  /** Ways to ask. */
  private enum Way {
    ASK,
    MCP_ASK,
    MCP_SEARCH,
    MODEL
  }

  /** A person with the key that they made. */
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

  /** The same question three ways, one after the other, in an order that goes round. */
  private void times(PrintWriter out, AskApiOrganisation organisation, String key, Random random)
      throws IOException, InterruptedException {
    var answering = organisation.answering();
    Histogram[] taken = {new Histogram(3), new Histogram(3), new Histogram(3)};
    Histogram[] added = {new Histogram(3), new Histogram(3)};
    for (int i = -WARM_UP; i < timed; i++) {
      String text = question(organisation.pages().get(random.nextInt(pages)));
      long[] nanos = new long[3];
      for (int turn = 0; turn < 3; turn++) {
        int way = Math.floorMod(i + turn, 3);
        long before = System.nanoTime();
        switch (way) {
          case 0 ->
              answering.answer(
                  new Question(text, Audience.anyone(), clock.instant(), ZoneOffset.UTC));
          case 1 -> send(organisation.base(), Way.ASK, key, text);
          default -> send(organisation.base(), Way.MCP_ASK, key, text);
        }
        nanos[way] = System.nanoTime() - before;
      }
      if (i >= 0) {
        for (int way = 0; way < 3; way++) {
          taken[way].recordValue(nanos[way]);
        }
        added[0].recordValue(Math.max(0, nanos[1] - nanos[0]));
        added[1].recordValue(Math.max(0, nanos[2] - nanos[0]));
      }
    }
    print(out, taken, added);
  }

  private static void print(PrintWriter out, Histogram[] taken, Histogram[] added) {
    out.println("| way | p50 ms | p99 ms | added p50 | p99 over p99 in process |");
    out.println("| --- | --- | --- | --- | --- |");
    String[] names = {"in process", "POST /v1/ask", "MCP ask"};
    for (int way = 0; way < 3; way++) {
      out.printf(
          "| %s | %.2f | %.2f | %s | %.2f |%n",
          names[way],
          taken[way].getValueAtPercentile(50) / NANOS_PER_MILLI,
          taken[way].getValueAtPercentile(99) / NANOS_PER_MILLI,
          way == 0
              ? "-"
              : "%.2f".formatted(added[way - 1].getValueAtPercentile(50) / NANOS_PER_MILLI),
          (taken[way].getValueAtPercentile(99) - taken[0].getValueAtPercentile(99))
              / NANOS_PER_MILLI);
    }
  }

  private static String question(SecretPage page) {
    return "what is the release word of " + page.name() + "?";
  }

  private String send(String base, Way way, String key, String question)
      throws IOException, InterruptedException {
    Object body =
        switch (way) {
          case ASK -> Map.of("question", question);
          case MCP_ASK -> call("ask", Map.of("question", question));
          case MCP_SEARCH -> call("search", Map.of("query", question, "limit", 25));
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
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("authorization", "Bearer " + key)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  private static Map<String, Object> call(String tool, Map<String, Object> arguments) {
    return Map.of(
        "jsonrpc",
        "2.0",
        "id",
        1,
        "method",
        "tools/call",
        "params",
        Map.of("name", tool, "arguments", arguments));
  }
}
