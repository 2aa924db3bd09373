package io.signalbox.bot.bench.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.DatabaseProcess;
import io.signalbox.bot.bench.process.GatewayProcess;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.client.ClientSettings;
import io.signalbox.tools.client.GatewayClient;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench outage}, which audits the gateway's ledger after outages. A steady
 * stream of calls goes through the client library while the gateway or its database is killed with
 * -9 and started again, and while the provider fails in every way there is. Afterwards the ledger
 * is compared with the answers that the calls got.
 */
@Command(
    name = "outage",
    mixinStandardHelpOptions = true,
    description =
        "Kills the gateway, its database and its provider under load, and audits the ledger.")
public final class BenchOutage implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      defaultValue = "12",
      description =
          "Seconds for each row; the fault takes the middle third (default: ${DEFAULT-VALUE}).")
  private int seconds = 12;

  @Option(
      names = "--fault",
      paramLabel = "WORD",
      defaultValue = "",
      description = "Only the rows whose fault has this word in its name.")
  private String word = "";

  private final Clock clock;

  public BenchOutage(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean right = true;
    out.println(
        "| fault | calls | answered | of these directly | refused | slowest ms | records missing |"
            + " recorded twice | paid and refused | budget off by |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (Fault fault : faults()) {
      if (fault.name().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) {
        right &= row(out, fault);
      }
    }
    out.flush();
    return right ? ExitCode.OK : ExitCode.FAULT;
  }

  /** Processes to which a fault can be applied. */
  private record House(DatabaseProcess database, GatewayProcess gateway, FakeProvider provider) {}

  /** Fault with the actions that begin and end it. */
  private record Fault(String name, Consumer<House> begins, Consumer<House> ends) {}

  private static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        new Fault(
            "gateway killed with -9",
            house -> house.gateway().kill(),
            house -> house.gateway().restart()));
    faults.add(
        new Fault(
            "database killed with -9",
            house -> house.database().kill(),
            house -> house.database().restart()));
    for (FakeProvider.Mood mood : FakeProvider.Mood.values()) {
      if (mood != FakeProvider.Mood.WELL) {
        faults.add(
            new Fault(
                "provider " + mood.name(),
                house -> house.provider().be(mood),
                house -> house.provider().be(FakeProvider.Mood.WELL)));
      }
    }
    return faults;
  }

  private boolean row(PrintWriter out, Fault fault) {
    try (TemporaryFolder folder = new TemporaryFolder("bench-outage");
        FakeProvider provider = new FakeProvider();
        DatabaseProcess database = new DatabaseProcess(folder.path())) {
      provider.count();
      BenchOrganisation organisation =
          BenchOrganisation.create(
              folder.path(),
              provider.port(),
              "database: {url: \"%s\"}\n".formatted(database.url()),
              clock);
      ClosedLoopLoad.Tally tally;
      try (GatewayProcess gateway =
              new GatewayProcess(organisation.settings(), organisation.port());
          VertxUpstream upstream = VertxUpstream.alone();
          GatewayClient client = client(organisation, folder.path(), upstream)) {
        House house = new House(database, gateway, provider);
        ClosedLoopLoad calls = new ClosedLoopLoad(client, body());
        calls.start();
        pause();
        fault.begins().accept(house);
        pause();
        fault.ends().accept(house);
        pause();
        tally = calls.stop();
        awaitSettled(client);
      }
      AccountingAudit audit = AccountingAudit.of(organisation, tally, clock);
      print(out, fault, tally, audit);
      return audit.isRight();
    }
  }

  private static void print(
      PrintWriter out, Fault fault, ClosedLoopLoad.Tally tally, AccountingAudit audit) {
    out.println(
        "| %s | %d | %d | %d | %d | %d | %s |"
            .formatted(
                fault.name(),
                tally.asked().size(),
                tally.answered().size(),
                tally.direct(),
                tally.refused(),
                tally.slowest().toMillis(),
                audit.columns()));
    out.flush();
  }

  private GatewayClient client(BenchOrganisation organisation, Path folder, Upstream upstream) {
    ClientSettings settings =
        new ClientSettings(
            URI.create("http://127.0.0.1:" + organisation.port()),
            new Secret(organisation.key()),
            folder.resolve("client"),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Optional.empty());
    return new GatewayClient(settings, upstream, new SimpleMeterRegistry(), clock);
  }

  private static String body() {
    return new String(BenchOrganisation.body(false), UTF_8);
  }

  private void pause() {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds) / 3);
  }

  private static void awaitSettled(GatewayClient client) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while ((client.isDirect() || client.unsettled() > 0) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
