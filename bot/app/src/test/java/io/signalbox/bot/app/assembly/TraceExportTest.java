package io.signalbox.bot.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceExportTest {

  @Test
  void spansReachTheCollectorAtTheLatestWhenTheyAreClosed() {
    try (ScriptedUpstream collector = new ScriptedUpstream(ScriptedUpstream.whole(200, ""))) {
      try (TraceExport traces =
          new TraceExport(Optional.of(collector.baseUrl().resolve("/v1/traces")))) {
        Span span =
            traces.openTelemetry().getTracer("test").spanBuilder("chat small-model").startSpan();
        span.end();
      }

      assertThat(collector.received()).hasSize(1);
      assertThat(collector.received().getFirst().path()).isEqualTo("/v1/traces");
      assertThat(collector.received().getFirst().body()).contains("chat small-model", "signalbox");
    }
  }

  @Test
  void withoutACollectorNothingIsSentAndNothingFails() {
    try (TraceExport traces = new TraceExport(Optional.empty())) {
      traces.openTelemetry().getTracer("test").spanBuilder("x").startSpan().end();

      assertThat(
              traces.openTelemetry().getTracer("test").spanBuilder("x").startSpan().isRecording())
          .isFalse();
    }
  }
}
