package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.CacheRule;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Derives the dependencies that routes in the settings and agent manifests declare. */
public final class SettingsDependencies {
  private SettingsDependencies() {}

  /** Returns the dependencies of routes: models, fallbacks and allowed callers. */
  public static List<Dependency> ofRoutes(RouteTable routes) {
    List<Dependency> edges = new ArrayList<>();
    for (Route route : routes.list()) {
      Artefact node = route(route.name());
      route
          .target()
          .modelName()
          .map(CallDependencies::model)
          .ifPresent(model -> edges.add(Dependency.declared(model, node)));
      if (route.target().modelProvider().isEmpty()) {
        Artefact schema = new Artefact(ArtefactKind.TOOL_SCHEMA, route.name());
        edges.add(Dependency.declared(schema, node));
      }
      if (route.cache().matching() != CacheRule.Matching.OFF) {
        edges.add(Dependency.declared(new Artefact(ArtefactKind.CACHE, route.name()), node));
      }
      route.fallback().forEach(name -> edges.add(Dependency.declared(route(name), node)));
      route.access().callers().stream()
          .filter(caller -> !caller.equals("*"))
          .forEach(caller -> edges.add(Dependency.declared(node, CallDependencies.agent(caller))));
    }
    return edges;
  }

  /** Returns the dependencies that agent profiles declare: models, sources and owner. */
  public static List<Dependency> ofAgents(Collection<AgentProfile> agents) {
    List<Dependency> edges = new ArrayList<>();
    for (AgentProfile profile : agents) {
      Artefact node = agent(profile.name());
      profile.models().stream()
          .map(CallDependencies::model)
          .forEach(model -> edges.add(Dependency.declared(model, node)));
      profile.sources().stream()
          .map(name -> new Artefact(ArtefactKind.SOURCE, name))
          .forEach(source -> edges.add(Dependency.declared(source, node)));
      if (!profile.owner().isBlank()) {
        Artefact owner = new Artefact(ArtefactKind.OWNER, profile.owner());
        edges.add(Dependency.declared(node, owner));
      }
    }
    return edges;
  }

  /** Returns the edges from callers to their owners. */
  public static List<Dependency> ofCallers(Collection<Caller> callers) {
    return callers.stream()
        .filter(caller -> !caller.owner().isBlank())
        .map(
            caller ->
                Dependency.declared(
                    CallDependencies.agent(caller.name()),
                    new Artefact(ArtefactKind.OWNER, caller.owner())))
        .toList();
  }

  private static Artefact route(String name) {
    return new Artefact(ArtefactKind.ROUTE, name);
  }

  private static Artefact agent(String name) {
    return new Artefact(ArtefactKind.AGENT, name);
  }
}
