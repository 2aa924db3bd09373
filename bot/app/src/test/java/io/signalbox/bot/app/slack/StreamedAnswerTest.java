package io.signalbox.bot.app.slack;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.eventsInTwoParts;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.eventsThenReset;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that a model writes, from a provider's socket to the thread where people read them. */
class StreamedAnswerTest {
  private static final String QUESTION = "@Signalbox the ledger replica lags, what do I do?";
  private static final String FIRST =
      delta("1. End reports that run longer than ten minutes on the ledger replica [1].")
          + delta("\\n2. Call Bob about the ledger replica [1].")
          + delta("\\n3. Restart repl");
  private static final List<String> REST =
      Stream.concat(Stream.of(delta("ication [1].")), Stream.of(ending())).toList();

  @TempDir Path folder;

  @Test
  void anAnswerIsShownWhileItIsWrittenAndThenStandsThereWhole() throws IOException {
    try (ScriptedUpstream model = new ScriptedUpstream(eventsInTwoParts(List.of(FIRST), REST));
        Office office = Office.open(folder, settings(model))) {
      ChatMessage question = office.ana().say(Office.PAYMENTS, QUESTION);

      ChatMessage begun = office.ana().awaitReply(question, ChatMessage::isStreaming);
      assertThat(begun.text())
          .contains("End reports that run longer than ten minutes")
          .doesNotContain("Bob", "Restart");

      model.release();
      ChatMessage answer =
          office
              .ana()
              .awaitReply(question, each -> each.json().toString().contains("answer_hand_over"));
      office.awaitAllDone();
      assertThat(answer.ts()).isEqualTo(begun.ts());
      assertThat(answer.isStreaming()).isFalse();
      assertThat(answer.json().toString())
          .contains("Restart replication", "Ledger replica lags")
          .doesNotContain("Bob");
      assertThat(fromTheBot(office, question)).hasSize(1);
    }
  }

  @Test
  void anAnswerThatBreaksOffIsReplacedByTheComposedOne() throws IOException {
    try (ScriptedUpstream model = new ScriptedUpstream(eventsThenReset(FIRST));
        Office office = Office.open(folder, settings(model))) {
      ChatMessage question = office.ana().say(Office.PAYMENTS, QUESTION);

      ChatMessage answer =
          office.ana().awaitReply(question, each -> each.json().toString().contains("ledgerctl"));

      office.awaitAllDone();
      assertThat(answer.isStreaming()).isFalse();
      assertThat(answer.json().toString()).contains("Composed from the pages as they are");
      assertThat(fromTheBot(office, question)).hasSize(1);
    }
  }

  @Test
  void aModelThatIsDownCostsNobodyAnAnswer() throws IOException {
    try (ScriptedUpstream model = new ScriptedUpstream(whole(503, "{}"));
        Office office = Office.open(folder, settings(model))) {
      ChatMessage question = office.ana().say(Office.PAYMENTS, QUESTION);

      ChatMessage answer = office.ana().awaitReply(question, ChatMessage::isByApp);

      assertThat(answer.json().toString()).contains("ledgerctl replication restart");
    }
  }

  @Test
  void whenSlackTakesNoStreamTheAnswerComesWhole() throws IOException {
    try (ScriptedUpstream model =
            new ScriptedUpstream(
                events(Stream.concat(Stream.of(FIRST), REST.stream()).toArray(String[]::new)));
        Office office = Office.open(folder, settings(model))) {
      office.workspace.faults().rateLimit("chat.startStream", 1, Duration.ofSeconds(30));

      ChatMessage question = office.ana().say(Office.PAYMENTS, QUESTION);

      ChatMessage answer = office.ana().awaitReply(question, ChatMessage::isByApp);
      office.awaitAllDone();
      assertThat(answer.json().toString()).contains("Restart replication", "answer_hand_over");
      assertThat(fromTheBot(office, question)).hasSize(1);
    }
  }

  @Test
  void anAnswerForTheAskerAloneIsNotShownWhileItIsWritten() throws IOException {
    try (ScriptedUpstream model =
            new ScriptedUpstream(
                events(Stream.concat(Stream.of(FIRST), REST.stream()).toArray(String[]::new)));
        Office office = Office.open(folder, settings(model))) {
      office.ana().command(Office.PAYMENTS, "/ask", "the ledger replica lags, what do I do?");
      office.awaitAllDone();

      assertThat(model.received().getFirst().body()).doesNotContain("\"stream\"");
      assertThat(office.chidi().messages(Office.PAYMENTS)).noneMatch(ChatMessage::isByApp);
    }
  }

  private static List<ChatMessage> fromTheBot(Office office, ChatMessage question) {
    return office.ana().thread(question.channel(), question.ts()).stream()
        .filter(ChatMessage::isByApp)
        .toList();
  }

  private static String settings(ScriptedUpstream model) {
    return "model: {base-url: \"%s\", model: tiny}\n".formatted(model.baseUrl());
  }
}
