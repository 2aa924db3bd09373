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
 * Service that changes gateway callers, their keys and traffic shares, each change with an entry in
 * the audit log. Each change is written together with its entry in the audit log, both or neither.
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

  /** Changes or adds a caller; an unchanged caller leaves no audit entry. */
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

  /** Issues a key for an existing caller. */
  public IssuedKey issue(String caller, Optional<Duration> lifetime) {
    return jdbi.inTransaction(
        handle -> {
          IssuedKey key = callers.issue(caller, lifetime);
          note(handle, "key.issued", caller, key.id());
          return key;
        });
  }

  /** Issues a new key; the caller's older keys expire when the overlap has passed. */
  public IssuedKey rotate(String caller, Duration overlap, Optional<Duration> lifetime) {
    return jdbi.inTransaction(
        handle -> {
          IssuedKey key = callers.rotate(caller, overlap, lifetime);
          note(handle, "key.rotated", caller, key.id());
          return key;
        });
  }

  /**
   * Revokes a key at once; returns false, without an audit entry, when there is no valid key with
   * this id.
   */
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

  /** Sets the percentage of a route's calls that goes over another route, with an audit entry. */
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
