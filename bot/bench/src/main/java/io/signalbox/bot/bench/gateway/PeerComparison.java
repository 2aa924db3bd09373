package io.signalbox.bot.bench.gateway;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compares the gateway with Portkey's under the same load in turn, three times each, by medians.
 */
final class PeerComparison {
  private static final int RUNS = 3;
  private static final int MANY = 16;
  private static final double MICROS_A_MILLI = 1e3;

  private final BenchOrganisation organisation;
  private final PortkeyPeer portkey;
  private final int provider;
  private final Duration time;

  /**
   * @param provider port of the pretended provider behind both
   * @param time of each load
   */
  PeerComparison(BenchOrganisation organisation, PortkeyPeer portkey, int provider, Duration time) {
    this.organisation = organisation;
    this.portkey = portkey;
    this.provider = provider;
    this.time = time;
  }

  void run(PrintWriter out) {
    byte[] theirs = portkey.request(provider);
    HttpLoad.run(portkey.port(), theirs, MANY, time);
    out.println("%n| connections | run | way | requests a second | p50 ms | p99 ms |".formatted());
    out.println("| --- | --- | --- | --- | --- | --- |");
    for (int connections : new int[] {1, MANY}) {
      List<HttpLoad.LoadResult> direct = new ArrayList<>();
      List<HttpLoad.LoadResult> ours = new ArrayList<>();
      List<HttpLoad.LoadResult> peers = new ArrayList<>();
      for (int i = 1; i <= RUNS; i++) {
        direct.add(load(provider, organisation.request(false), connections));
        row(out, connections, i, "direct", direct.getLast());
        ours.add(load(organisation.port(), organisation.request(false), connections));
        row(out, connections, i, "gateway", ours.getLast());
        peers.add(load(portkey.port(), theirs, connections));
        row(out, connections, i, "Portkey", peers.getLast());
      }
      out.printf(
          Locale.ROOT,
          "Medians at %d: %.1f times Portkey's rate, p99 1/%.1f of its; %.0f µs added at p50, by"
              + " Portkey %.0f.%n",
          connections,
          median(ours, HttpLoad.LoadResult::perSecond)
              / median(peers, HttpLoad.LoadResult::perSecond),
          median(peers, each -> each.micros(99)) / median(ours, each -> each.micros(99)),
          median(ours, each -> each.micros(50)) - median(direct, each -> each.micros(50)),
          median(peers, each -> each.micros(50)) - median(direct, each -> each.micros(50)));
    }
  }

  private HttpLoad.LoadResult load(int port, byte[] request, int connections) {
    return HttpLoad.run(port, request, connections, time);
  }

  private static void row(
      PrintWriter out, int connections, int run, String way, HttpLoad.LoadResult result) {
    out.printf(
        Locale.ROOT,
        "| %d | %d | %s%s | %.0f | %.2f | %.2f |%n",
        connections,
        run,
        way,
        result.others() == 0 ? "" : " (" + result.others() + " not answered with 200)",
        result.perSecond(),
        result.micros(50) / MICROS_A_MILLI,
        result.micros(99) / MICROS_A_MILLI);
    out.flush();
  }

  private static double median(
      List<HttpLoad.LoadResult> results, ToDoubleFunction<HttpLoad.LoadResult> of) {
    return results.stream().mapToDouble(of).sorted().toArray()[results.size() / 2];
  }
}
