package io.signalbox.bot.workspace;

import io.signalbox.bot.workspace.delivery.AppDeliveries;
import io.signalbox.bot.workspace.delivery.AppSockets;
import io.signalbox.bot.workspace.webapi.PlannedFaults;
import io.signalbox.bot.workspace.webapi.PlannedFaults.Fault;
import java.time.Duration;

/**
 * Injects faults into the simulated Slack, for tests and benchmarks. Faults of methods queue up:
 * each is used for one call of the method, {@code *} for any call. Thread-safe.
 */
public final class SlackFaults {
  private final PlannedFaults methods;
  private final AppSockets sockets;
  private final AppDeliveries deliveries;

  SlackFaults(PlannedFaults methods, AppSockets sockets, AppDeliveries deliveries) {
    this.methods = methods;
    this.sockets = sockets;
    this.deliveries = deliveries;
  }

  /** Answers calls with HTTP 429 and Retry-After, which Slack gives in whole seconds. */
  public void rateLimit(String method, int times, Duration retryAfter) {
    methods.plan(method, times, new Fault.RateLimited(retryAfter));
  }

  /**
   * Answers HTTP 429 from now on for every method that is called more often than its tier allows.
   */
  public void limitByTier() {
    methods.limitByTier();
  }

  /** Returns the number of calls of a method that were answered with HTTP 429. */
  public int limited(String method) {
    return methods.limited(method);
  }

  /** Answers calls with an HTTP status such as 500 or 503, without executing them. */
  public void breakCalls(String method, int times, int status) {
    methods.plan(method, times, new Fault.Broken(status));
  }

  /**
   * Answers calls with one of Slack's error codes, such as {@code internal_error}, without
   * executing them.
   */
  public void refuse(String method, int times, String error) {
    methods.plan(method, times, new Fault.FaultRefused(error));
  }

  /** Executes calls after a delay. */
  public void delay(String method, int times, Duration by) {
    methods.plan(method, times, new Fault.Delayed(by));
  }

  /** Executes calls and still answers HTTP 500: the case in which a careless client posts twice. */
  public void loseReplies(String method, int times) {
    methods.plan(method, times, new Fault.ReplyLost());
  }

  /** Removes all planned faults of methods. */
  public void clear() {
    methods.clear();
  }

  /** Cuts all Socket Mode connections at once, without a disconnect message. */
  public void dropSockets() {
    sockets.cut();
  }

  /** Asks the app to connect anew, as Slack does every few hours. */
  public void requestRefresh() {
    sockets.announce("refresh_requested");
  }

  /** Tells the app that its connections will be closed in about ten seconds. */
  public void warn() {
    sockets.announce("warning");
  }

  /** Ignores the app's next acknowledgements, as if they were lost. */
  public void swallowAcknowledgements(int times) {
    sockets.swallow(times);
  }

  /** Delivers the next events twice, with the same event id. */
  public void duplicateEvents(int times) {
    deliveries.duplicate(times);
  }
}
