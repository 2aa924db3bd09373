package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.routes.BudgetNotices;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.gateway.accounting.CallLog;
import io.signalbox.tools.gateway.accounting.CallLogSettings;
import io.signalbox.tools.gateway.accounting.CallTextSeal;
import io.signalbox.tools.gateway.accounting.JsonLinesLog;
import io.signalbox.tools.gateway.budget.AlertSettings;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import io.signalbox.tools.gateway.budget.BudgetWarning;
import io.signalbox.tools.gateway.budget.BudgetWebhook;
import io.signalbox.tools.gateway.call.ServerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Places outside that the gateway tells of calls and of budgets. */
final class GatewayOutlets {
  private GatewayOutlets() {}

  static List<CallLog> logs(ServerSettings settings) {
    Optional<CallLogSettings> log = settings.log();
    List<CallLog> logs = new ArrayList<>();
    log.flatMap(CallLogSettings::file)
        .ifPresent(
            path ->
                logs.add(
                    new JsonLinesLog(
                        path, log.flatMap(CallLogSettings::textKey).map(CallTextSeal::new))));
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

  /** The state of a budget in one line. */
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
