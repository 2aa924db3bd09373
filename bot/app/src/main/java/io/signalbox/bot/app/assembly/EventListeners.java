package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.approval.ApprovalNotices;
import io.signalbox.bot.slack.command.routes.BudgetNotices;
import io.signalbox.bot.slack.command.routes.ShareNotices;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.CrossRouteBudget;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.foresight.dependency.PromptRecorder;
import io.signalbox.tools.gateway.accounting.CallLog;
import io.signalbox.tools.gateway.accounting.CallLogSettings;
import io.signalbox.tools.gateway.accounting.CallTextCipher;
import io.signalbox.tools.gateway.accounting.JsonLinesLog;
import io.signalbox.tools.gateway.approval.Approvals;
import io.signalbox.tools.gateway.budget.AlertSettings;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import io.signalbox.tools.gateway.budget.BudgetWarning;
import io.signalbox.tools.gateway.budget.BudgetWebhook;
import io.signalbox.tools.gateway.call.BudgetPayers;
import io.signalbox.tools.gateway.call.CallWatcher;
import io.signalbox.tools.gateway.call.ServerSettings;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.workflow.observation.OfferedToolRecorder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Factory of the consumers of gateway events: call logs, budget warnings, notices of ended traffic
 * shares, call watchers.
 */
final class EventListeners {
  private EventListeners() {}

  static List<CallLog> logs(ServerSettings settings) {
    Optional<CallLogSettings> log = settings.log();
    List<CallLog> logs = new ArrayList<>();
    log.flatMap(CallLogSettings::file)
        .ifPresent(
            path ->
                logs.add(
                    new JsonLinesLog(
                        path, log.flatMap(CallLogSettings::textKey).map(CallTextCipher::new))));
    log.flatMap(CallLogSettings::otlp)
        .ifPresent(to -> logs.add(new OtlpCallLog(to, TraceExport.resource())));
    return List.copyOf(logs);
  }

  static Consumer<BudgetWarning> warnings(StoreGraph stores, Upstream upstream) {
    AlertSettings alerts = stores.settings().gateway().alerts();
    Consumer<BudgetWarning> slack = new BudgetNotices(stores.outbox(), alerts.channel());
    return alerts
        .webhook()
        .map(address -> slack.andThen(new BudgetWebhook(address, upstream)))
        .orElse(slack);
  }

  /** Calls that wait for approval, of which those who may approve are told in Slack. */
  static Approvals approvals(StoreGraph stores) {
    return new Approvals(
        stores.jdbi(),
        stores.clock(),
        new SecureRandom(),
        new ApprovalNotices(stores.outbox(), stores.messages()));
  }

  /** Notices to the owners of callers that a route's calls returned to it. */
  static BiConsumer<String, String> returns(StoreGraph stores, Callers callers) {
    return new ShareNotices(
        stores.outbox(),
        route ->
            stores.settings().routes().find(route).stream()
                .flatMap(found -> callers.list().stream().filter(each -> uses(each, found)))
                .map(Caller::owner),
        stores.settings().gateway().alerts().channel(),
        stores.clock());
  }

  private static boolean uses(Caller caller, Route route) {
    return route.access().admits(caller.name(), caller.team(), caller.groups());
  }

  /** Returns one line of text for each budget of a caller or across routes. */
  static List<String> budgetLines(
      List<Caller> callers, List<CrossRouteBudget> shared, BudgetBook budgets) {
    Stream<Budget> own = callers.stream().flatMap(BudgetPayers::own);
    return Stream.concat(own, new BudgetPayers(shared).shared())
        .map(budgets::status)
        .map(EventListeners::line)
        .toList();
  }

  /**
   * Returns the combined watcher of ended calls: quality signals, prompt fingerprints, offered
   * tools.
   */
  static CallWatcher all(StoreGraph stores, QualityMonitor quality, PromptRecorder prompts) {
    OfferedToolRecorder tools = new OfferedToolRecorder(stores.jdbi(), stores.clock());
    return quality.watcher().and(prompts::ended).and(tools::ended);
  }

  /** Returns a line of text with a budget's name, spent and held amounts, and renewal date. */
  static String line(BudgetStatus status) {
    Budget budget = status.budget();
    return "%s: %s of %s a %s spent, %s held, renews %s"
        .formatted(
            budget.name(),
            status.spent(),
            budget.amount(),
            budget.period().name().toLowerCase(Locale.ROOT),
            status.held(),
            status.renews());
  }
}
