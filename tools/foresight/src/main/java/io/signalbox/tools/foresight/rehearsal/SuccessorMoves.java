package io.signalbox.tools.foresight.rehearsal;

import static java.util.stream.Collectors.groupingBy;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.rehearsal.ServedVersionRows.VersionKey;
import io.signalbox.tools.foresight.rehearsal.SwitchRule.ServedModels;
import io.signalbox.tools.foresight.rehearsal.SwitchRule.SwitchDecision;
import io.signalbox.tools.gateway.traffic.RetirementPolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policy for routes whose models have retired: an agent's calls go to the successor of its accepted
 * rehearsal, or on where an owner extended the route, or are refused. Decides from a snapshot of
 * the database. Safe for use from several threads.
 */
public final class SuccessorMoves implements RetirementPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(SuccessorMoves.class);

  /** Prefix of the caller names of registered agents. */
  private static final String AGENT_PREFIX = "agent.";

  private final RehearsalRows rehearsals;
  private final ExtensionRows extensions;
  private final ServedVersionRows versions;
  private final Supplier<RouteTable> routes;
  private final Clock clock;
  private final Set<RouteAgent> trials = ConcurrentHashMap.newKeySet();
  private volatile MoveSnapshot snapshot = new MoveSnapshot(Set.of(), Map.of());

  /** Route and agent that a decision is about. */
  private record RouteAgent(String route, String agent) {}

  /**
   * Decisions at one moment.
   *
   * @param extended routes and agents that go on with their retired models
   */
  private record MoveSnapshot(
      Set<RouteAgent> extended, Map<RouteAgent, SwitchDecision> decisions) {}

  public SuccessorMoves(Jdbi jdbi, Supplier<RouteTable> routes, Clock clock) {
    this.rehearsals = new RehearsalRows(jdbi);
    this.extensions = new ExtensionRows(jdbi);
    this.versions = new ServedVersionRows(jdbi);
    this.routes = routes;
    this.clock = clock;
  }

  @Override
  public RetiredCall decide(Route route, Caller caller) {
    MoveSnapshot now = snapshot;
    RouteAgent asked = new RouteAgent(route.name(), agent(caller.name()));
    if (now.extended().contains(asked) || trials.contains(asked)) {
      return new RetiredCall.RetirementExtended();
    }
    SwitchDecision decision =
        Optional.ofNullable(now.decisions().get(asked))
            .orElseGet(() -> SwitchRule.nothingRehearsed(asked.agent(), asked.route()));
    return decision
        .rehearsal()
        .<RetiredCall>map(kept -> new RetiredCall.SuccessorRoute(kept.routes().to()))
        .orElseGet(() -> new RetiredCall.RetirementRefusal(decision.sentence()));
  }

  /**
   * Returns the result of work that may call the retired model of a route, in this process and as
   * long as the work takes; for asking whether its provider still answers.
   */
  public <T> T trying(Route route, String caller, Supplier<T> work) {
    RouteAgent asked = new RouteAgent(route.name(), agent(caller));
    trials.add(asked);
    try {
      return work.get();
    } finally {
      trials.remove(asked);
    }
  }

  /** Returns the name of the agent behind a caller's name. */
  public static String agent(String caller) {
    return caller.startsWith(AGENT_PREFIX) ? caller.substring(AGENT_PREFIX.length()) : caller;
  }

  /**
   * Forecast of a caller's calls over a route once its model has retired.
   *
   * @param served whether the calls are answered, by a successor or by the model as extended
   */
  public record MoveForecast(String sentence, boolean served) {}

  /** Returns the forecast of a caller's calls over a route, read from the database. */
  public MoveForecast forecast(Route route, String caller) {
    LocalDate today = today();
    String agent = agent(caller);
    return extensions.list().stream()
        .filter(each -> each.agent().equals(agent) && applies(each, route, today))
        .findFirst()
        .map(
            each ->
                new MoveForecast(
                    "%s goes on with %s until %s, as %s said."
                        .formatted(each.agent(), each.model(), each.until(), each.saidBy()),
                    /* served= */ true))
        .orElseGet(
            () -> {
              SwitchDecision decision =
                  SwitchRule.decide(
                      agent,
                      route.name(),
                      model(route),
                      rehearsals.of(agent),
                      new RoutedVersions(routes.get(), versions.latest()));
              return new MoveForecast(decision.sentence(), decision.allowed());
            });
  }

  /** Reads the decisions again if the model of a route has retired or does today. */
  public void refresh() {
    LocalDate today = today();
    List<Route> ended =
        routes.get().list().stream()
            .filter(
                route ->
                    routes.get().ending(route).filter(each -> each.isWithin(1, today)).isPresent())
            .toList();
    if (ended.isEmpty()) {
      return;
    }
    try {
      snapshot = read(ended, today);
    } catch (JdbiException e) {
      LOG.warn("accepted successors cannot be read: {}", e.getClass().getSimpleName());
    }
  }

  private MoveSnapshot read(List<Route> ended, LocalDate today) {
    List<ModelExtension> known = extensions.list();
    ServedModels served = new RoutedVersions(routes.get(), versions.latest());
    Set<RouteAgent> extended = new HashSet<>();
    Map<RouteAgent, SwitchDecision> decisions = new HashMap<>();
    for (Route route : ended) {
      known.stream()
          .filter(each -> applies(each, route, today))
          .forEach(each -> extended.add(new RouteAgent(route.name(), each.agent())));
      rehearsals.from(route.name()).stream()
          .collect(groupingBy(StoredRehearsal::agent))
          .forEach(
              (agent, kept) ->
                  decisions.put(
                      new RouteAgent(route.name(), agent),
                      SwitchRule.decide(agent, route.name(), model(route), kept, served)));
    }
    return new MoveSnapshot(Set.copyOf(extended), Map.copyOf(decisions));
  }

  private static boolean applies(ModelExtension extension, Route route, LocalDate today) {
    return extension.route().equals(route.name())
        && extension.model().equals(model(route))
        && !today.isAfter(extension.until());
  }

  private static String model(Route route) {
    return route.target().modelName().orElse("");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Models of the settings' routes with the versions that replies named last. */
  private record RoutedVersions(RouteTable routes, Map<VersionKey, String> latest)
      implements ServedModels {
    @Override
    public Optional<String> model(String route) {
      return routes.find(route).flatMap(each -> each.target().modelName());
    }

    @Override
    public Optional<String> version(String route) {
      return model(route).map(model -> latest.get(new VersionKey(route, model)));
    }
  }
}
