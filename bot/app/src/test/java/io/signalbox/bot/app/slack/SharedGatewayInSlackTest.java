package io.signalbox.bot.app.slack;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.gateway.server.TestGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot as a client of a gateway elsewhere, over real sockets all the way. */
class SharedGatewayInSlackTest {
  private static final String ROUTES =
      """
      providers:
        main: {kind: openai, base-url: "%s", api-key: "${KEY}", direct-key: "${DIRECT}"}
      routes:
        answers: {kind: chat, provider: main, model: m, callers: [tester], price: {input: 1, output: 1}}
      """;
  private static final String QUESTION = "@Signalbox the ledger replica lags, what do I do?";
  private static final String ANSWER =
      "End reports that run longer than ten minutes on the ledger replica [1].";

  @TempDir Path folder;

  @Test
  void theBotAnswersOverItAndGoesOnWithoutItAndTellsTheChannelOnce() throws IOException {
    try (ScriptedUpstream model = new ScriptedUpstream(whole(200, completion(ANSWER)));
        TestGateway gateway = TestGateway.at(Clock.systemUTC(), ROUTES, model.baseUrl());
        Office office = Office.open(folder, settings(gateway))) {
      assertThat(answer(office)).contains("End reports that run longer").doesNotContain("Composed");
      assertThat(keyOf(model.received().getFirst())).contains(TestGateway.PROVIDER_KEY);

      gateway.server.close();
      String first = answer(office);
      String second = answer(office);

      assertThat(List.of(first, second))
          .allMatch(each -> each.contains("End reports that run") && !each.contains("Composed"));
      assertThat(keyOf(model.received().getLast())).contains(TestGateway.DIRECT_KEY);
      assertThat(told(office)).hasSize(1);
      assertThat(told(office).getFirst())
          .contains("does not answer", "directly, by the policy of")
          .doesNotContain(gateway.key, TestGateway.DIRECT_KEY);
    }
  }

  private static String answer(Office office) throws IOException {
    ChatMessage question = office.ana().say(Office.PAYMENTS, QUESTION);
    ChatMessage answer =
        office
            .ana()
            .awaitReply(question, each -> each.json().toString().contains("answer_hand_over"));
    office.awaitAllDone();
    return answer.json().toString();
  }

  private static List<String> told(Office office) {
    return office.ana().messages(Office.GENERAL).stream()
        .map(ChatMessage::text)
        .filter(text -> text.contains("The gateway at"))
        .toList();
  }

  private static String keyOf(ScriptedUpstream.Received received) {
    return received.headers().getOrDefault("authorization", "");
  }

  private static String settings(TestGateway gateway) {
    return """
    model:
      gateway: "http://127.0.0.1:%d"
      gateway-key: "%s"
      route: answers
      announce-to: %s
    """
        .formatted(gateway.server.port(), gateway.key, Office.GENERAL);
  }
}
