package io.signalbox.bot.bench.gateway;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.GatewayProcess;
import io.signalbox.bot.bench.process.TemporaryFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench gateway}, which measures the latency that the gateway adds to a
 * call. The same load goes to a fake provider directly and through the gateway, so that the
 * overhead is a difference in one run.
 */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description = "Measures what the gateway adds to a call, and that it stays flat.")
public final class BenchGateway implements Callable<Integer> {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final int MANY = 16;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      defaultValue = "8",
      description = "Seconds for each row (default: ${DEFAULT-VALUE}).")
  private int seconds = 8;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "40",
      description =
          "Seconds of load before the first row: compiling goes on for so long (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp = 40;

  @Option(names = "--path", description = "The policy path alone, without sockets, under JMH.")
  private boolean path;

  @Option(
      names = "--soak",
      paramLabel = "MINUTES",
      defaultValue = "0",
      description = "Loads it for so long and prints a row each minute.")
  private int soak;

  @Option(
      names = "--rate",
      paramLabel = "CALLS",
      defaultValue = "0",
      description = "With --soak, so many calls a second; without it as many as are answered.")
  private int rate;

  @Option(
      names = "--portkey",
      paramLabel = "DIR",
      description =
          "Folder in which npm has installed @portkey-ai/gateway: both in turn, three times each.")
  private @Nullable Path portkey;

  private final Clock clock;

  public BenchGateway(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (path) {
      printPath(out, PolicyPathBenchmark.run());
      return ExitCode.OK;
    }
    try (TemporaryFolder folder = new TemporaryFolder("bench-gateway");
        FakeProvider provider = new FakeProvider()) {
      BenchOrganisation organisation =
          BenchOrganisation.create(folder.path(), provider.port(), clock);
      try (GatewayProcess gateway =
          new GatewayProcess(organisation.settings(), organisation.port())) {
        // Compiled code is what runs all day.
        Duration half = Duration.ofSeconds(warmUp).dividedBy(2);
        HttpLoad.run(organisation.port(), organisation.request(false), MANY, half);
        HttpLoad.run(organisation.port(), organisation.request(true), 1, Duration.ofSeconds(2));
        HttpLoad.run(organisation.port(), organisation.request(false), MANY, half);
        if (soak > 0) {
          new SoakRun(organisation, gateway, out).run(soak, rate);
        } else {
          measure(out, organisation, provider, gateway);
          compare(out, organisation, provider);
        }
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private void measure(
      PrintWriter out,
      BenchOrganisation organisation,
      FakeProvider provider,
      GatewayProcess gateway) {
    out.println(
        "| connections | way | requests a second | p50 ms | p99 ms | added p50 µs | processor µs a"
            + " call | KB allocated a call |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (int connections : new int[] {1, MANY}) {
      HttpLoad.LoadResult direct = load(provider.port(), organisation, false, connections);
      row(out, connections, "direct", direct, "", "", "");
      Duration processor = gateway.processorTime();
      double before = gateway.metric("signalbox_process_allocated_bytes");
      HttpLoad.LoadResult through = load(organisation.port(), organisation, false, connections);
      double bytes = gateway.metric("signalbox_process_allocated_bytes") - before;
      row(
          out,
          connections,
          "gateway",
          through,
          number(through.micros(50) - direct.micros(50)),
          number(
              gateway.processorTime().minus(processor).toNanos()
                  / NANOS_PER_MICRO
                  / through.whole().getTotalCount()),
          number(bytes / 1024 / through.whole().getTotalCount()));
    }
    HttpLoad.LoadResult direct = load(provider.port(), organisation, true, 1);
    HttpLoad.LoadResult through = load(organisation.port(), organisation, true, 1);
    out.printf(
        Locale.ROOT,
        "%nStreamed, 1 connection, first token: direct p50 %.0f µs, gateway p50 %.0f µs and p99"
            + " %.0f µs; added %.0f µs.%n",
        direct.firstMicros(50),
        through.firstMicros(50),
        through.firstMicros(99),
        through.firstMicros(50) - direct.firstMicros(50));
  }

  private void compare(PrintWriter out, BenchOrganisation organisation, FakeProvider provider) {
    if (portkey == null) {
      return;
    }
    Optional<PortkeyPeer> peer = PortkeyPeer.start(portkey);
    if (peer.isEmpty()) {
      out.println("Portkey is skipped: @portkey-ai/gateway or node is missing.");
      return;
    }
    try (PortkeyPeer running = peer.get()) {
      Duration time = Duration.ofSeconds(seconds);
      new PeerComparison(organisation, running, provider.port(), time).run(out);
    }
  }

  private HttpLoad.LoadResult load(
      int port, BenchOrganisation organisation, boolean streams, int connections) {
    return HttpLoad.run(
        port, organisation.request(streams), connections, Duration.ofSeconds(seconds));
  }

  private static void row(
      PrintWriter out, int connections, String way, HttpLoad.LoadResult result, String... costs) {
    out.printf(
        Locale.ROOT,
        "| %d | %s%s | %.0f | %.2f | %.2f | %s |%n",
        connections,
        way,
        result.others() == 0 ? "" : " (" + result.others() + " not answered with 200)",
        result.perSecond(),
        result.micros(50) / 1e3,
        result.micros(99) / 1e3,
        String.join(" | ", costs));
    out.flush();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static void printPath(PrintWriter out, PolicyPathBenchmark.PathResult result) {
    out.printf(
        Locale.ROOT,
        "Policy path in process: p50 %.1f µs, p99 %.1f µs, %.1f KB allocated a call (%d calls"
            + " sampled).%n",
        result.median(),
        result.p99(),
        result.bytes() / 1024,
        result.calls());
    out.flush();
  }
}
