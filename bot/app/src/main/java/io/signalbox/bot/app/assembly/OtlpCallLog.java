package io.signalbox.bot.app.assembly;

import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.gateway.accounting.CallLog;
import io.signalbox.tools.gateway.accounting.CallTexts;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Call log that exports each gateway call to an OTLP collector as an event with the names of
 * OpenTelemetry's conventions for generative AI. Prompt and answer texts are never exported.
 */
final class OtlpCallLog implements CallLog {
  private static final String EVENT = "gen_ai.client.inference.operation.details";
  private static final double PICO = 1e-12;

  private final SdkLoggerProvider provider;
  private final Logger logger;

  OtlpCallLog(URI collector, Resource resource) {
    this.provider =
        SdkLoggerProvider.builder()
            .setResource(resource)
            .addLogRecordProcessor(
                BatchLogRecordProcessor.builder(
                        OtlpHttpLogRecordExporter.builder()
                            .setEndpoint(collector.toString())
                            .build())
                    .build())
            .build();
    this.logger = provider.get("io.signalbox.gateway");
  }

  @Override
  public void ended(CallRecord record, Optional<CallTexts> texts) {
    boolean good = record.outcome() == CallOutcome.ANSWERED;
    LogRecordBuilder event =
        logger
            .logRecordBuilder()
            .setEventName(EVENT)
            .setTimestamp(record.at().plus(record.total()))
            .setSeverity(good ? Severity.INFO : Severity.WARN)
            .setAttribute("gen_ai.operation.name", "chat")
            .setAttribute("gen_ai.usage.input_tokens", record.usage().input())
            .setAttribute("gen_ai.usage.output_tokens", record.usage().output())
            .setAttribute("signalbox.call.id", record.id())
            .setAttribute("signalbox.route", record.who().route())
            .setAttribute("signalbox.caller", record.who().caller())
            .setAttribute("signalbox.team", record.who().team())
            .setAttribute("signalbox.outcome", record.outcome().label())
            .setAttribute("signalbox.cost.dollars", (double) record.cost().picodollars() * PICO);
    record
        .answeredBy()
        .ifPresent(
            by ->
                event
                    .setAttribute("gen_ai.request.model", by.model())
                    .setAttribute("gen_ai.provider.name", by.provider()));
    record.labels().tag().ifPresent(tag -> event.setAttribute("signalbox.tag", tag));
    if (!good) {
      event.setAttribute("error.type", record.outcome().label());
    }
    event.emit();
  }

  /** Flushes the pending records, waiting five seconds at most. */
  @Override
  public void close() {
    var unused = provider.shutdown().join(5, TimeUnit.SECONDS);
  }
}
