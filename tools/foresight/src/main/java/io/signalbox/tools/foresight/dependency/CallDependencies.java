package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.gateway.accounting.PromptUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives dependencies from recorded gateway calls: model, route, prompt and tools of each caller.
 */
public final class CallDependencies {
  private static final int SHOWN_DIGITS = 10;

  /** Prefix of the name of an artefact that is known by its fingerprint only. */
  private static final String SEEN = "seen-";

  /** Prefix of the gateway caller names of registered agents. */
  private static final String AGENT_CALLER = "agent.";

  private CallDependencies() {}

  /**
   * Returns the agent artefact of a gateway caller: the registered agent if it is one, otherwise an
   * agent of the caller's name.
   */
  public static Artefact agent(String caller) {
    String name =
        caller.startsWith(AGENT_CALLER) ? caller.substring(AGENT_CALLER.length()) : caller;
    return new Artefact(ArtefactKind.AGENT, name);
  }

  /** Returns the observed dependencies of these uses. */
  public static List<Dependency> observed(List<PromptUse> uses) {
    List<Dependency> edges = new ArrayList<>();
    for (PromptUse use : uses) {
      Artefact agent = agent(use.caller());
      Artefact route = new Artefact(ArtefactKind.ROUTE, use.route());
      edges.add(observed(route, agent, use));
      use.model().ifPresent(name -> edges.add(observed(model(name), route, use)));
      use.promptPrint().ifPresent(print -> edges.add(observed(prompt(print), agent, use)));
      use.toolsPrint().ifPresent(print -> edges.add(observed(tools(print), agent, use)));
    }
    return edges;
  }

  /** Returns an observed dependency of each caller on the tools that it offers to models. */
  public static List<Dependency> ofTools(List<ToolDefinition> tools) {
    return tools.stream()
        .map(
            tool ->
                Dependency.observed(
                    new Artefact(ArtefactKind.TOOL_SCHEMA, tool.tool()),
                    agent(tool.caller()),
                    tool.firstSeen(),
                    tool.lastSeen(),
                    0))
        .toList();
  }

  /** Returns an observed dependency of each caller on those whose answers it is given. */
  public static List<Dependency> ofFlows(List<AnswerFlow> flows) {
    return flows.stream()
        .map(
            flow ->
                Dependency.observed(
                    agent(flow.writer()),
                    agent(flow.reader()),
                    flow.firstSeen(),
                    flow.lastSeen(),
                    flow.calls()))
        .toList();
  }

  /** Returns all artefacts that took part in the calls of a use. */
  public static List<Artefact> artefacts(PromptUse use) {
    List<Artefact> all = new ArrayList<>();
    all.add(agent(use.caller()));
    all.add(new Artefact(ArtefactKind.ROUTE, use.route()));
    use.model().ifPresent(name -> all.add(model(name)));
    use.promptPrint().ifPresent(print -> all.add(prompt(print)));
    use.toolsPrint().ifPresent(print -> all.add(tools(print)));
    return all;
  }

  private static Dependency observed(Artefact used, Artefact user, PromptUse use) {
    Instant first = use.first();
    return Dependency.observed(used, user, first, use.last(), use.calls());
  }

  static Artefact model(String name) {
    return new Artefact(ArtefactKind.MODEL, name);
  }

  /** Returns whether only the fingerprint of an artefact is known. */
  public static boolean isSeen(Artefact artefact) {
    return artefact.name().startsWith(SEEN);
  }

  /**
   * Returns the artefact of a prompt that is known by its fingerprint only, named after its first
   * digits.
   */
  public static Artefact prompt(String print) {
    return new Artefact(ArtefactKind.PROMPT, SEEN + shortened(print));
  }

  private static Artefact tools(String print) {
    return new Artefact(ArtefactKind.TOOL_SCHEMA, SEEN + shortened(print));
  }

  private static String shortened(String print) {
    return print.substring(0, Math.min(SHOWN_DIGITS, print.length()));
  }
}
