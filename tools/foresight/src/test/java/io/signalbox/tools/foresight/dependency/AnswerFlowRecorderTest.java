package io.signalbox.tools.foresight.dependency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerFlowRecorderTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SUMMARY =
      "Two incidents are open since Monday: refunds to Norway fail when the card has expired, and"
          + " the nightly export of parcels to customs stops at half past three.";
  private static final String PAGE =
      "The customs export runs at three each night and writes its progress into the channel of the"
          + " platform team before the first parcel is sent.";

  @Test
  void anAnswerInsideAnotherCallersRequestIsAnEdgeWhereTextsAreKept() {
    try (Database database = TestDatabase.h2()) {
      AnswerFlowRows rows = new AnswerFlowRows(database.jdbi());
      try (AnswerFlowRecorder recorder =
          AnswerFlowRecorder.start(
              rows,
              new PromptFingerprinter(new byte[32]),
              "kept"::equals,
              Clock.fixed(NOW, ZoneOffset.UTC))) {
        call(recorder, "kept", "agent.digest", "Sum up.", SUMMARY);
        call(recorder, "other", "agent.secret", "Mail this: " + SUMMARY, "Done.");
        call(recorder, "kept", "agent.quoting", "Say what stands here: " + PAGE, PAGE);
        call(
            recorder, "kept", "agent.reading", "Explain this page. " + PAGE, "It exports parcels.");
        call(recorder, "kept", "agent.mailer", "Mail this. " + SUMMARY + " Thanks!", "Done.");
        while (rows.since(NOW.minusSeconds(1)).isEmpty()) {
          Thread.onSpinWait();
        }
      }

      assertThat(rows.since(NOW.minusSeconds(1)))
          .containsExactly(new AnswerFlow("agent.digest", "agent.mailer", NOW, NOW, 1));
    }
  }

  private static void call(
      AnswerFlowRecorder recorder, String route, String caller, String question, String answer) {
    ObjectNode request = JSON.createObjectNode();
    request.putArray("messages").addObject().put("role", "user").put("content", question);
    ObjectNode reply = JSON.createObjectNode();
    reply.putArray("choices").addObject().putObject("message").put("content", answer);
    recorder.ended(
        new CallRecord(
            caller,
            NOW,
            new CallRecord.Who(caller, "team", route, DataClass.INTERNAL),
            Optional.empty(),
            CallRecord.Prints.NONE,
            TokenUsage.NONE,
            UsageBasis.COUNTED,
            Cost.NOTHING,
            Cost.NOTHING,
            Optional.empty(),
            Duration.ZERO,
            1,
            CallRecord.CacheUse.OFF,
            0,
            Optional.empty(),
            CallOutcome.ANSWERED),
        RequestBody.read(ApiProtocol.OPENAI_CHAT, request.toString().getBytes(UTF_8)),
        List.of(reply.toString().getBytes(UTF_8)));
  }
}
