package io.signalbox.bot.app.administration;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.gateway.caller.IssuedKey;
import io.signalbox.tools.gateway.caller.ListedKey;
import io.signalbox.tools.workflow.spend.SpendLine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Administration by a gateway of this process, which need not serve. */
public final class LocalAdministration implements GatewayAdministration {
  private final GatewayAssembly gateway;
  private final Supplier<List<String>> reload;
  private final Runnable whenClosed;

  /** One that closes the gateway with itself. */
  public static LocalAdministration owning(GatewayAssembly gateway) {
    return new LocalAdministration(
        gateway,
        () -> List.of("No gateway runs here; the next one reads the settings."),
        gateway::close);
  }

  /**
   * One of a gateway that serves meanwhile and is closed by others.
   *
   * @param reload reads the settings again, and says what changed
   */
  public static LocalAdministration of(GatewayAssembly gateway, Supplier<List<String>> reload) {
    return new LocalAdministration(gateway, reload, () -> {});
  }

  private LocalAdministration(
      GatewayAssembly gateway, Supplier<List<String>> reload, Runnable whenClosed) {
    this.gateway = gateway;
    this.reload = reload;
    this.whenClosed = whenClosed;
  }

  @Override
  public List<Caller> callers() {
    return gateway.callers().list();
  }

  @Override
  public void change(String caller, CallerEdit edit) {
    gateway.callerChanges().change(caller, known -> edit.of(caller, known));
    gateway.forgetKeys();
  }

  @Override
  public Optional<List<ListedKey>> keys(String caller) {
    return gateway.callers().find(caller).map(found -> gateway.callers().keys(caller));
  }

  @Override
  public IssuedKey issue(String caller, Optional<Duration> lifetime, Optional<Duration> overlap) {
    IssuedKey key =
        overlap
            .map(still -> gateway.callerChanges().rotate(caller, still, lifetime))
            .orElseGet(() -> gateway.callerChanges().issue(caller, lifetime));
    gateway.forgetKeys();
    return key;
  }

  @Override
  public boolean revoke(String keyId) {
    boolean done = gateway.callerChanges().revoke(keyId);
    gateway.forgetKeys();
    return done;
  }

  @Override
  public List<SpendLine> spend(LocalDate since, LocalDate until) {
    gateway.ledger().flush();
    return gateway.spend().between(since, until);
  }

  @Override
  public Map<String, String> agents() {
    return gateway.agentTeams();
  }

  @Override
  public List<String> budgets() {
    gateway.ledger().flush();
    return gateway.budgetLines();
  }

  @Override
  public List<String> shares() {
    List<Route> routes = gateway.gateway().routes().list();
    gateway.shares().upkeep(routes);
    return routes.stream().flatMap(route -> gateway.shares().line(route).stream()).toList();
  }

  @Override
  public boolean share(String route, int percent) {
    Optional<Route> found =
        gateway.gateway().routes().find(route).filter(each -> each.traffic().share().isPresent());
    found.ifPresent(
        each ->
            gateway
                .callerChanges()
                .share(each.name(), percent, () -> gateway.shares().set(each, percent, "by hand")));
    return found.isPresent();
  }

  @Override
  public List<String> reload() {
    return reload.get();
  }

  @Override
  public void close() {
    whenClosed.run();
  }
}
