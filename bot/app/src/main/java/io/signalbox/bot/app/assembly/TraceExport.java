package io.signalbox.bot.app.assembly;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Exporter of OpenTelemetry trace spans by OTLP over HTTP; does nothing when no collector is
 * configured.
 */
final class TraceExport implements AutoCloseable {
  private final Optional<OpenTelemetrySdk> sdk;

  TraceExport(Optional<URI> collector) {
    this.sdk = collector.map(TraceExport::open);
  }

  private static OpenTelemetrySdk open(URI collector) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(resource())
                .addSpanProcessor(
                    BatchSpanProcessor.builder(
                            OtlpHttpSpanExporter.builder()
                                .setEndpoint(collector.toString())
                                .build())
                        .build())
                .build())
        .build();
  }

  /** Returns the OpenTelemetry resource that identifies this product. */
  static Resource resource() {
    return Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "signalbox"));
  }

  OpenTelemetry openTelemetry() {
    return sdk.<OpenTelemetry>map(each -> each).orElseGet(OpenTelemetry::noop);
  }

  /** Flushes the pending spans, waiting five seconds at most. */
  @Override
  public void close() {
    sdk.ifPresent(
        each -> {
          var unused = each.getSdkTracerProvider().shutdown().join(5, TimeUnit.SECONDS);
        });
  }
}
