package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.gateway.accounting.PromptUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The dependencies that recorded calls show: model, route, prompt and tools of each caller. */
public final class CallDependencies {
  private static final int SHOWN_DIGITS = 10;

  private CallDependencies() {}

  /** Returns the observed edges; a caller of the gateway is taken for the agent of that name. */
  public static List<Dependency> observed(List<PromptUse> uses) {
    List<Dependency> edges = new ArrayList<>();
    for (PromptUse use : uses) {
      Artefact agent = new Artefact(ArtefactKind.AGENT, use.caller());
      Artefact route = new Artefact(ArtefactKind.ROUTE, use.route());
      edges.add(observed(route, agent, use));
      use.model().ifPresent(name -> edges.add(observed(model(name), route, use)));
      use.promptPrint().ifPresent(print -> edges.add(observed(prompt(print), agent, use)));
      use.toolsPrint().ifPresent(print -> edges.add(observed(tools(print), agent, use)));
    }
    return edges;
  }

  private static Dependency observed(Artefact used, Artefact user, PromptUse use) {
    Instant first = use.first();
    return Dependency.observed(used, user, first, use.last(), use.calls());
  }

  static Artefact model(String name) {
    return new Artefact(ArtefactKind.MODEL, name);
  }

  /** A prompt of which only the fingerprint is known is called by its first digits. */
  static Artefact prompt(String print) {
    return new Artefact(ArtefactKind.PROMPT, "seen-" + shortened(print));
  }

  private static Artefact tools(String print) {
    return new Artefact(ArtefactKind.TOOL_SCHEMA, "seen-" + shortened(print));
  }

  private static String shortened(String print) {
    return print.substring(0, Math.min(SHOWN_DIGITS, print.length()));
  }
}
