package io.signalbox.tools.foresight.state;

import io.signalbox.tools.foresight.change.ArtefactState;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.CallDependencies;
import io.signalbox.tools.foresight.dependency.ToolDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Describes what traffic shows of agents' system prompts and of shared tool schemas. Pure. */
public final class TrafficStates {
  /** Templates from which on an agent's prompts count as made for each call. */
  private static final int MANY = 12;

  private static final int SHOWN_DIGITS = 10;

  private TrafficStates() {}

  /**
   * Returns a state for each agent whose system prompts come from few templates: the newest of
   * them, by its fingerprint.
   *
   * @param templates fingerprints of prompts by gateway caller, in the order of their first use
   * @param owners gives the owner of an agent, or an empty text
   */
  public static List<ArtefactState> ofPrompts(
      Map<String, List<String>> templates, UnaryOperator<String> owners) {
    List<ArtefactState> states = new ArrayList<>();
    templates.forEach(
        (caller, prints) -> {
          Artefact agent = CallDependencies.agent(caller);
          String newest =
              prints.size() > MANY
                  ? "system prompts that differ from call to call"
                  : "system prompt " + shortened(prints.getLast()) + " (its words are not kept)";
          if (!caller.isEmpty()) {
            states.add(new ArtefactState(agent, owners.apply(agent.name()), newest));
          }
        });
    return states;
  }

  /**
   * Returns a state for each tool of which several callers offered the same definition: the newest
   * definition that one of them offers. Tools that only have their name in common have none.
   *
   * @param tools in the order of their first use
   */
  public static List<ArtefactState> ofTools(
      List<ToolDefinition> tools, UnaryOperator<String> owners) {
    Map<String, List<ToolDefinition>> byName =
        tools.stream()
            .collect(
                Collectors.groupingBy(
                    ToolDefinition::tool, LinkedHashMap::new, Collectors.toList()));
    List<ArtefactState> states = new ArrayList<>();
    byName.forEach(
        (name, versions) -> {
          Set<String> sharing = sharing(versions);
          versions.stream()
              .filter(each -> sharing.contains(each.caller()))
              .reduce((first, second) -> second)
              .ifPresent(
                  newest ->
                      states.add(
                          new ArtefactState(
                              new Artefact(ArtefactKind.TOOL_SCHEMA, name),
                              owners.apply(CallDependencies.agent(newest.caller()).name()),
                              words(newest))));
        });
    return states;
  }

  /** Returns the callers that offered a definition which another one offered too. */
  private static Set<String> sharing(List<ToolDefinition> versions) {
    Map<String, Set<String>> callers =
        versions.stream()
            .collect(
                Collectors.groupingBy(
                    ToolDefinition::print,
                    Collectors.mapping(ToolDefinition::caller, Collectors.toSet())));
    return callers.values().stream()
        .filter(each -> each.size() > 1)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String words(ToolDefinition tool) {
    return tool.text()
        .orElseGet(() -> "definition " + shortened(tool.print()) + " (its words are not kept)");
  }

  private static String shortened(String print) {
    return print.substring(0, Math.min(SHOWN_DIGITS, print.length()));
  }
}
