package io.signalbox.tools.gateway.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.gateway.accounting.CallLog;
import io.signalbox.tools.gateway.accounting.CallTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reports ended calls as metrics, as trace spans and to the call logs. Names follow OpenTelemetry's
 * semantic conventions for generative AI where they have one; our own begin with {@code signalbox}.
 */
public final class GatewayTelemetry {
  private static final double PICO = 1e-12;
  private static final AttributeKey<List<String>> FINISH_REASONS =
      AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");

  private final MeterRegistry meters;
  private final Tracer tracer;
  private final List<CallLog> logs;
  private final CallWatcher watcher;

  /** Timers by route and outcome, cached since looking one up builds its tags each time. */
  private final Map<TimerName, Timer> timers = new ConcurrentHashMap<>();

  private static final class HeaderNames implements TextMapGetter<Map<String, String>> {
    @Override
    public @Nullable String get(@Nullable Map<String, String> headers, String name) {
      return headers == null ? null : headers.get(name);
    }
  }

  private record TimerName(String route, CallOutcome outcome) {}

  public GatewayTelemetry(MeterRegistry meters, OpenTelemetry openTelemetry) {
    this(meters, openTelemetry, List.of(), CallWatcher.NOBODY);
  }

  /**
   * Creates the telemetry with further listeners.
   *
   * @param logs are told of each call; closed by others
   * @param watcher is told of each call with its answer
   */
  public GatewayTelemetry(
      MeterRegistry meters, OpenTelemetry openTelemetry, List<CallLog> logs, CallWatcher watcher) {
    this.logs = List.copyOf(logs);
    this.meters = meters;
    this.watcher = watcher;
    this.tracer = openTelemetry.getTracer("io.signalbox.gateway");
  }

  void watched(CallRecord record, RequestBody request, List<byte[]> answer) {
    watcher.ended(record, request, answer);
  }

  void missing(CallRecord.Who who, CallRecord.AnsweredBy where) {
    watcher.missing(who, where);
  }

  /** Counts a call made without the gateway that was settled. */
  void settled(CallRecord record) {
    meters.counter("signalbox.settled.calls", "route", record.who().route()).increment();
  }

  /**
   * Reports an ended call.
   *
   * @param headers the client's, where its trace may be named
   */
  void ended(CallRecord record, Map<String, String> headers) {
    ended(record, headers, Optional.empty());
  }

  /**
   * Reports an ended call with its texts.
   *
   * @param headers the client's, where its trace may be named
   * @param texts where the route wants them written
   */
  void ended(CallRecord record, Map<String, String> headers, Optional<CallTexts> texts) {
    logs.forEach(log -> log.ended(record, texts));
    String route = record.who().route();
    timers
        .computeIfAbsent(
            new TimerName(route, record.outcome()),
            name ->
                meters.timer(
                    "signalbox.gateway.calls", "route", route, "outcome", record.outcome().label()))
        .record(record.total());
    count("signalbox.gateway.tokens", route, "input", (double) record.usage().input());
    count("signalbox.gateway.tokens", route, "output", (double) record.usage().output());
    count("signalbox.gateway.cost.dollars", route, "spent", dollars(record.cost()));
    count("signalbox.gateway.cost.dollars", route, "saved", dollars(record.saved()));
    if (record.basis().compareTo(UsageBasis.ESTIMATED) >= 0) {
      String kind = record.basis().name().toLowerCase(Locale.ROOT);
      count("signalbox.gateway.usage.doubts", route, kind, 1);
    }
    record
        .firstToken()
        .ifPresent(t -> meters.timer("signalbox.gateway.first.token", "route", route).record(t));
    span(record, headers);
  }

  private static double dollars(Cost cost) {
    return (double) cost.picodollars() * PICO;
  }

  private void count(String name, String route, String kind, double amount) {
    if (amount > 0) {
      meters.counter(name, "route", route, "kind", kind).increment(amount);
    }
  }

  private void span(CallRecord record, Map<String, String> headers) {
    String model = record.answeredBy().map(CallRecord.AnsweredBy::model).orElse("none");
    Span span =
        tracer
            .spanBuilder("chat " + model)
            .setParent(
                W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), headers, new HeaderNames()))
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(record.at())
            .startSpan();
    if (span.isRecording()) {
      span.setAttribute("gen_ai.operation.name", "chat");
      span.setAttribute("gen_ai.request.model", model);
      record.answeredBy().ifPresent(by -> span.setAttribute("gen_ai.provider.name", by.provider()));
      span.setAttribute("gen_ai.usage.input_tokens", record.usage().input());
      span.setAttribute("gen_ai.usage.output_tokens", record.usage().output());
      record.finishReason().ifPresent(r -> span.setAttribute(FINISH_REASONS, List.of(r)));
      span.setAttribute("signalbox.call.id", record.id());
      span.setAttribute("signalbox.route", record.who().route());
      span.setAttribute("signalbox.caller", record.who().caller());
      span.setAttribute("signalbox.outcome", record.outcome().label());
      if (record.outcome() != CallOutcome.ANSWERED) {
        span.setAttribute("error.type", record.outcome().label());
        span.setStatus(StatusCode.ERROR);
      }
    }
    span.end(record.at().plus(record.total()));
  }
}
