package io.signalbox.bot.app.administration;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.backup.BackupManifest;
import io.signalbox.bot.app.backup.OnlineBackup;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.gateway.caller.IssuedKey;
import io.signalbox.tools.gateway.caller.ListedKey;
import io.signalbox.tools.workflow.agent.AgentTeams;
import io.signalbox.tools.workflow.spend.GatewayCallRows;
import io.signalbox.tools.workflow.spend.SpendLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gateway administration in the same process, on the gateway's objects and database directly; the
 * gateway need not be serving.
 */
public final class LocalAdministration implements GatewayAdministration {
  private final Supplier<GatewayAssembly> gateway;
  private final Supplier<List<String>> reload;
  private final OnlineBackup backup;
  private final Runnable whenClosed;

  /** Returns the administration of a gateway that is closed together with it. */
  public static LocalAdministration owning(GatewayAssembly gateway) {
    return new LocalAdministration(
        () -> gateway,
        () -> List.of("No gateway runs here; the next one reads the settings."),
        OnlineBackup.of(gateway.stores(), Optional.empty()),
        gateway::close);
  }

  /**
   * Returns the administration of a gateway that the caller goes on using and closes itself.
   *
   * @param gateway asked when something of it is first changed
   * @param reload reads the settings again, and says what changed
   * @param backup of this process's records
   */
  public static LocalAdministration of(
      Supplier<GatewayAssembly> gateway, Supplier<List<String>> reload, OnlineBackup backup) {
    return new LocalAdministration(gateway, reload, backup, () -> {});
  }

  private LocalAdministration(
      Supplier<GatewayAssembly> gateway,
      Supplier<List<String>> reload,
      OnlineBackup backup,
      Runnable whenClosed) {
    this.gateway = gateway;
    this.reload = reload;
    this.backup = backup;
    this.whenClosed = whenClosed;
  }

  @Override
  public List<Caller> callers() {
    return gateway.get().callers().list();
  }

  @Override
  public void change(String caller, CallerEdit edit) {
    gateway.get().callerChanges().change(caller, known -> edit.of(caller, known));
    gateway.get().keys().forget();
  }

  @Override
  public Optional<List<ListedKey>> keys(String caller) {
    return gateway.get().callers().find(caller).map(found -> gateway.get().callers().keys(caller));
  }

  @Override
  public IssuedKey issue(String caller, Optional<Duration> lifetime, Optional<Duration> overlap) {
    IssuedKey key =
        overlap
            .map(still -> gateway.get().callerChanges().rotate(caller, still, lifetime))
            .orElseGet(() -> gateway.get().callerChanges().issue(caller, lifetime));
    gateway.get().keys().forget();
    return key;
  }

  @Override
  public boolean revoke(String keyId) {
    boolean done = gateway.get().callerChanges().revoke(keyId);
    gateway.get().keys().forget();
    return done;
  }

  @Override
  public List<SpendLine> spend(LocalDate since, LocalDate until) {
    gateway.get().ledger().flush();
    return new GatewayCallRows(gateway.get().stores().jdbi()).between(since, until);
  }

  @Override
  public Map<String, String> agents() {
    return AgentTeams.byName(gateway.get().stores().database().jdbi());
  }

  @Override
  public List<BudgetState> budgets() {
    gateway.get().ledger().flush();
    return gateway.get().budgetStates().stream().map(BudgetState::of).toList();
  }

  @Override
  public List<String> shares() {
    List<Route> routes = gateway.get().gateway().routes().list();
    gateway.get().shares().upkeep(routes);
    return routes.stream().flatMap(route -> gateway.get().shares().line(route).stream()).toList();
  }

  @Override
  public boolean share(String route, int percent) {
    Optional<Route> found =
        gateway
            .get()
            .gateway()
            .routes()
            .find(route)
            .filter(each -> each.traffic().share().isPresent());
    found.ifPresent(
        each ->
            gateway
                .get()
                .callerChanges()
                .share(
                    each.name(),
                    percent,
                    () -> gateway.get().shares().set(each, percent, "by hand")));
    return found.isPresent();
  }

  @Override
  public BackupManifest backup(Path file) {
    return backup.write(file);
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
