package io.signalbox.bot.bench.edges;

import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.impact.ImpactAnswer;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Measures the time of an impact answer over a large random dependency graph with cycles. */
final class GraphLatency {
  private static final int QUESTIONS = 2_000;
  private static final int WARM = 300;
  private static final int OWNERS = 200;
  private static final double MILLION = 1e6;
  private static final List<ArtefactKind> KINDS =
      List.of(ArtefactKind.PROMPT, ArtefactKind.FRAGMENT, ArtefactKind.AGENT, ArtefactKind.ROUTE);

  private final int nodes;
  private final int edges;
  private final Random random;

  GraphLatency(int nodes, int edges, long seed) {
    this.nodes = nodes;
    this.edges = edges;
    this.random = new Random(seed);
  }

  void print(PrintWriter out) {
    List<Artefact> artefacts = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      artefacts.add(new Artefact(KINDS.get(i % KINDS.size()), "artefact-" + i));
    }
    long before = System.nanoTime();
    DependencyMap map = map(artefacts);
    out.printf("%nthe graph is built in %.0f ms%n", (System.nanoTime() - before) / MILLION);
    double[] times = new double[QUESTIONS];
    double[] processor = new double[QUESTIONS];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long reached = 0;
    for (int i = -WARM; i < QUESTIONS; i++) {
      Artefact asked = any(artefacts);
      long used = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      ImpactAnswer answer = ImpactAnswer.of(map, map.graph().named(asked.key()).getFirst());
      int owners = answer.owners().size();
      long took = System.nanoTime() - start;
      if (i >= 0 && owners <= OWNERS) {
        times[i] = took / MILLION;
        processor[i] = (threads.getCurrentThreadCpuTime() - used) / MILLION;
        reached += answer.lines().size();
      }
    }
    Arrays.sort(times);
    Arrays.sort(processor);
    out.printf(
        "impact over %d artefacts and %d dependencies, circles included: median %.2f ms, p99 %.2f"
            + " ms, most %.2f ms; of the processor's time median %.2f ms, p99 %.2f ms; %d touched"
            + " at the mean%n",
        nodes,
        map.graph().dependencies().size(),
        times[QUESTIONS / 2],
        times[QUESTIONS * 99 / 100],
        times[QUESTIONS - 1],
        processor[QUESTIONS / 2],
        processor[QUESTIONS * 99 / 100],
        reached / QUESTIONS);
  }

  private DependencyMap map(List<Artefact> artefacts) {
    Map<Artefact, String> owners = new HashMap<>();
    Map<Artefact, Long> calls = new HashMap<>();
    for (Artefact artefact : artefacts) {
      owners.put(artefact, "owner-" + owners.size() % OWNERS);
      calls.put(artefact, (long) calls.size());
    }
    List<Dependency> dependencies = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      dependencies.add(Dependency.declared(any(artefacts), any(artefacts)));
    }
    return new DependencyMap(
        new DependencyGraph(dependencies, artefacts), owners, calls, Map.of(), Set.of());
  }

  private Artefact any(List<Artefact> artefacts) {
    return artefacts.get(random.nextInt(artefacts.size()));
  }
}
