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

/** Work of an operator on a gateway, which need not run. */
public interface GatewayAdministration extends AutoCloseable {
  List<Caller> callers();

  /** Writes all records as they are now into a file that does not exist yet. */
  BackupManifest backup(Path file);

  /**
   * Changes or adds a caller.
   *
   * @throws CallerEdit.UnusableEdit with a sentence for whoever asks for it
   */
  void change(String caller, CallerEdit edit);

  /** The keys of a caller, oldest first; empty where there is no such caller. */
  Optional<List<ListedKey>> keys(String caller);

  /**
   * Makes a key.
   *
   * @param overlap how long older keys still count; empty for as long as they did before
   */
  IssuedKey issue(String caller, Optional<Duration> lifetime, Optional<Duration> overlap);

  /** Ends a key now; false when there is no such key that still counts. */
  boolean revoke(String keyId);

  /**
   * Returns what was spent.
   *
   * @param until the first day that is not counted
   */
  List<SpendLine> spend(LocalDate since, LocalDate until);

  /** Returns the team of each agent of the registry, by its name. */
  Map<String, String> agents();

  /** Returns the budgets and what is left of them in this period, a line for each. */
  List<String> budgets();

  /** Returns the routes that share their calls with another one, and how, a line for each. */
  List<String> shares();

  /**
   * Sends that part of a route's calls over the one that the settings name for it.
   *
   * @return whether the route has one
   */
  boolean share(String route, int percent);

  /** Reads the settings again; returns what changed, a line for each. */
  List<String> reload();

  @Override
  void close();
}
