package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.dependency.CallRecorders;
import io.signalbox.bot.slack.command.approval.ApprovalNotices;
import io.signalbox.bot.slack.command.routes.BudgetNotices;
import io.signalbox.bot.slack.command.routes.ShareNotices;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.foresight.recording.RequestRecorder;
import io.signalbox.tools.gateway.accounting.CallJournal;
import io.signalbox.tools.gateway.accounting.CallLedger;
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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Factory of the consumers of gateway events: call logs, budget warnings, approval notices, notices
 * of ended traffic shares, call watchers.
 */
final class EventListeners {
  private EventListeners() {}

  static List<CallLog> logs(StoreGraph stores) {
    ServerSettings settings = stores.settings().gateway();
    Optional<CallLogSettings> log = settings.log();
    List<CallLog> logs = new ArrayList<>();
    log.flatMap(CallLogSettings::file)
        .ifPresent(path -> logs.add(new JsonLinesLog(path, seal(settings))));
    log.flatMap(CallLogSettings::otlp)
        .ifPresent(to -> logs.add(new OtlpCallLog(to, TraceExport.resource())));
    if (stores.settings().routes().list().stream().anyMatch(Route::logsTexts)) {
      seal(settings)
          .ifPresent(by -> logs.add(new RequestRecorder(stores.jdbi(), by, new SecureRandom())));
    }
    return List.copyOf(logs);
  }

  /** Returns the encryption of texts of calls, where the settings name a key. */
  static Optional<CallTextCipher> seal(ServerSettings settings) {
    return settings.log().flatMap(CallLogSettings::textKey).map(CallTextCipher::new);
  }

  static Consumer<BudgetWarning> warnings(StoreGraph stores, Upstream upstream) {
    AlertSettings alerts = stores.settings().gateway().alerts();
    Consumer<BudgetWarning> slack =
        new BudgetNotices(stores.jdbi(), stores.messages(), alerts.channel());
    return alerts
        .webhook()
        .map(address -> slack.andThen(new BudgetWebhook(address, upstream)))
        .orElse(slack);
  }

  /**
   * Returns the store of calls that wait for approval, which tells those who may approve them in
   * Slack.
   */
  static Approvals approvals(StoreGraph stores) {
    return new Approvals(
        stores.jdbi(),
        stores.clock(),
        new SecureRandom(),
        new ApprovalNotices(stores.outbox(), stores.messages()));
  }

  /**
   * Returns the consumer that tells the owners of callers when a route's calls go over its own
   * model again.
   */
  static BiConsumer<String, String> returns(StoreGraph stores, Callers callers) {
    return new ShareNotices(
        stores.jdbi(),
        stores.messages(),
        route ->
            stores.settings().routes().find(route).stream()
                .flatMap(found -> callers.list().stream().filter(each -> uses(each, found)))
                .map(Caller::owner),
        stores.settings().gateway().alerts().channel(),
        stores.clock());
  }

  /**
   * Returns the ledger of calls, after it took over the journals of processes that ended without
   * writing theirs.
   */
  static CallLedger ledger(StoreGraph stores, BudgetBook budgets, String process) {
    Path journals = stores.settings().data().resolve("journal");
    CallLedger ledger =
        new CallLedger(stores.jdbi(), budgets, Optional.of(CallJournal.open(journals, process)));
    ledger.takeOver(journals);
    return ledger;
  }

  private static boolean uses(Caller caller, Route route) {
    return route.access().admits(caller.name(), caller.team(), caller.groups());
  }

  /**
   * Returns the state of each budget: of callers, of routes, across routes, and of the shares of
   * divided ones that were used in the present period.
   */
  static List<BudgetStatus> budgets(List<Caller> callers, RouteTable routes, BudgetBook budgets) {
    BudgetPayers payers = new BudgetPayers(routes.budgets());
    Stream<Budget> whole =
        Stream.of(
                callers.stream().flatMap(BudgetPayers::own),
                BudgetPayers.ofRoutes(routes.list()),
                payers.shared())
            .flatMap(each -> each);
    return Stream.concat(
            whole.map(budgets::status),
            payers.divided(routes.list()).flatMap(each -> budgets.shares(each).stream()))
        .toList();
  }

  /**
   * Returns the combined watcher of ended calls: quality signals, parts of the dependency graph,
   * offered tools.
   */
  static CallWatcher all(StoreGraph stores, QualityMonitor quality, CallRecorders recorders) {
    OfferedToolRecorder tools = new OfferedToolRecorder(stores.jdbi(), stores.clock());
    return quality.watcher().and(recorders::ended).and(tools::ended);
  }
}
