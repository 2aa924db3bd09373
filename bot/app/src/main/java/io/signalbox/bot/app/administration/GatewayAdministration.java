package io.signalbox.bot.app.administration;

import io.signalbox.bot.app.backup.BackupManifest;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.caller.IssuedKey;
import io.signalbox.tools.gateway.caller.ListedKey;
import io.signalbox.tools.workflow.spend.SpendLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port for an operator's work on a gateway: callers, keys, budgets, shares, settings, backup.
 * Implemented in this process and by HTTP.
 */
public interface GatewayAdministration extends AutoCloseable {
  List<Caller> callers();

  /** Writes a backup of all records into a new file. */
  BackupManifest backup(Path file);

  /**
   * Changes or adds a caller.
   *
   * @throws CallerEdit.UnusableEditException with a sentence for whoever asks for it
   */
  void change(String caller, CallerEdit edit);

  /** Returns the keys of a caller, oldest first; empty where there is no such caller. */
  Optional<List<ListedKey>> keys(String caller);

  /**
   * Issues a new API key for a caller.
   *
   * @param overlap how long older keys still count; empty for as long as they did before
   */
  IssuedKey issue(String caller, Optional<Duration> lifetime, Optional<Duration> overlap);

  /** Revokes a key at once; returns false when there is no valid key with this id. */
  boolean revoke(String keyId);

  /**
   * Returns the spending of callers between two days.
   *
   * @param until the first day that is not counted
   */
  List<SpendLine> spend(LocalDate since, LocalDate until);

  /** Returns the team of each agent of the agent registry, by the agent's name. */
  Map<String, String> agents();

  /**
   * Returns the state of each budget in the present period: of callers, of routes, across routes,
   * and of the shares of divided ones that were used.
   */
  List<BudgetState> budgets();

  /** Returns one line of text for each route that sends a share of its calls over another route. */
  List<String> shares();

  /**
   * Sets the percentage of a route's calls that goes over the other route that the settings name
   * for it; returns false when they name none.
   *
   * @return whether the route has one
   */
  boolean share(String route, int percent);

  /** Reloads the settings file, and returns one line of text for each change. */
  List<String> reload();

  @Override
  void close();
}
