package io.signalbox.bot.app.assembly;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.caller.IssuedKey;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Changes of callers and their keys from the command line. Each is written together with its entry
 * in the audit log, both or neither.
 */
public final class CallerAdministration {
  private final Jdbi jdbi;
  private final Callers callers;
  private final AuditLog audit;

  CallerAdministration(Jdbi jdbi, Callers callers, AuditLog audit) {
    this.jdbi = jdbi;
    this.callers = callers;
    this.audit = audit;
  }

  /** Changes or adds a caller; one that stays as it is leaves no entry. */
  public void change(String name, Function<Optional<Caller>, Caller> change) {
    AtomicReference<Optional<Caller>> before = new AtomicReference<>(Optional.empty());
    jdbi.useTransaction(
        handle -> {
          callers.change(
              name,
              known -> {
                before.set(known);
                return change.apply(known);
              });
          Caller after = callers.find(name).orElseThrow();
          if (before.get().isEmpty()) {
            note(handle, "caller.added", name, described(after));
          } else if (!before.get().get().equals(after)) {
            note(handle, "caller.changed", name, described(after));
          }
        });
  }

  /** Makes a key for a caller that exists. */
  public IssuedKey issue(String caller, Optional<Duration> lifetime) {
    return jdbi.inTransaction(
        handle -> {
          IssuedKey key = callers.issue(caller, lifetime);
          note(handle, "key.issued", caller, key.id());
          return key;
        });
  }

  /** Makes a key; those before it stop counting when the overlap is over. */
  public IssuedKey rotate(String caller, Duration overlap, Optional<Duration> lifetime) {
    return jdbi.inTransaction(
        handle -> {
          IssuedKey key = callers.rotate(caller, overlap, lifetime);
          note(handle, "key.rotated", caller, key.id());
          return key;
        });
  }

  /** Ends a key now; false, without an entry, when there is no such key that still counts. */
  public boolean revoke(String keyId) {
    return jdbi.inTransaction(
        handle -> {
          boolean done = callers.revoke(keyId);
          if (done) {
            note(handle, "key.revoked", keyId, "");
          }
          return done;
        });
  }

  /** Sets the part of a route's calls that goes over another one. */
  public void share(String route, int percent, Runnable setting) {
    setting.run();
    jdbi.useTransaction(
        handle -> note(handle, "route.shared", route, percent + " % of its conversations"));
  }

  private void note(Handle handle, String action, String subject, String detail) {
    audit.append(handle, Agents.COMMAND_LINE, action, subject, detail);
  }

  private static String described(Caller caller) {
    String budget =
        caller
            .budget()
            .map(each -> each.amount() + " a " + each.period().name().toLowerCase(Locale.ROOT))
            .orElse("no budget of its own");
    return "team "
        + caller.team()
        + ", owner "
        + caller.owner()
        + ", "
        + caller.dataClass().label()
        + " data, "
        + budget;
  }
}
