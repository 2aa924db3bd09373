package io.signalbox.bot.bench.gateway;

import io.signalbox.bot.bench.process.GatewayProcess;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Runs a constant load on the gateway, and prints rate, latency, heap and threads of each minute.
 */
final class SoakRun {
  private static final int CONNECTIONS = 16;
  private static final double MEGA = 1 << 20;

  private final BenchOrganisation organisation;
  private final GatewayProcess gateway;
  private final PrintWriter out;

  SoakRun(BenchOrganisation organisation, GatewayProcess gateway, PrintWriter out) {
    this.organisation = organisation;
    this.gateway = gateway;
    this.out = out;
  }

  /**
   * Loads the gateway for some minutes and prints a line for each.
   *
   * @param perSecond calls a second; 0 for as many as are answered
   */
  void run(int minutes, int perSecond) {
    out.println(
        "| minute | requests a second | p50 ms | p99 ms | processor µs a call | live heap MB |"
            + " threads | not answered |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (int i = 1; i <= minutes; i++) {
      Duration before = gateway.processorTime();
      HttpLoad.LoadResult result =
          HttpLoad.run(
              organisation.port(),
              organisation.request(false),
              CONNECTIONS,
              Duration.ofMinutes(1),
              perSecond);
      long nanos = gateway.processorTime().minus(before).toNanos();
      out.printf(
          Locale.ROOT,
          "| %d | %.0f | %.2f | %.2f | %.0f | %.0f | %.0f | %d |%n",
          i,
          result.perSecond(),
          result.micros(50) / 1e3,
          result.micros(99) / 1e3,
          nanos / 1e3 / result.whole().getTotalCount(),
          gateway.metric("signalbox_process_live_bytes") / MEGA,
          gateway.metric("signalbox_process_threads"),
          result.others());
      out.flush();
    }
  }
}
