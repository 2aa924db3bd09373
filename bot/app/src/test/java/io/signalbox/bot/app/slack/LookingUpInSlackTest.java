package io.signalbox.bot.app.slack;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.gateway.approval.Approvals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model looks things up while it answers, and asks before it changes something. */
class LookingUpInSlackTest {
  private static final String QUESTION = "@Signalbox how does the frobnicator do tonight?";

  @TempDir Path folder;

  private static ScriptedUpstream.Step calls(String tool, String arguments) {
    return events(
        "data:"
            + " {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"k1\","
            + "\"type\":\"function\",\"function\":{\"name\":\""
            + tool
            + "\",\"arguments\":\""
            + arguments.replace("\"", "\\\"")
            + "\"}}]},\"finish_reason\":null}]}\n\n",
        ending()[0].replace("stop", "tool_calls"),
        ending()[1],
        ending()[2]);
  }

  private static ScriptedUpstream.Step says(String text) {
    return events(
        Stream.concat(Stream.of(delta(text)), Stream.of(ending())).toArray(String[]::new));
  }

  private static String settings(ScriptedUpstream model, ScriptedUpstream tool) {
    return """
    model: {base-url: "%1$s", model: tiny}
    routes:
      status:
        kind: http-tool
        url: "%2$s/status/{service}"
        method: get
        writes: false
        description: "How a service does."
        callers: [signalbox]
        parameters: '{"type":"object","required":["service"],"properties":{"service":{"type":"string"}}}'
      ticket: {kind: http-tool, form: jira-issue, url: "%2$s/issue", callers: [signalbox], description: "Files a ticket."}
      secret: {kind: http-tool, url: "%2$s/secret", groups: [nobody-here], writes: false, description: "Not for Ana."}
    """
        .formatted(model.baseUrl(), tool.baseUrl());
  }

  @Test
  void whatNoPageKnowsIsLookedUpAndSaidToBeLookedUp() throws IOException {
    try (ScriptedUpstream model =
            new ScriptedUpstream(
                calls("status", "{\"service\":\"frobnicator\"}"),
                calls("who_is_on_call", "{\"name\":\"payments\"}"),
                says(
                    "The frobnicator is degraded since 21:00 [1]. Chidi Okafor is on call for"
                        + " payments [2]."));
        ScriptedUpstream tool =
            new ScriptedUpstream(whole(200, "frobnicator: degraded since 21:00"));
        Office office = Office.open(folder, settings(model, tool))) {
      ChatMessage question = office.ana().say(Office.PAYMENTS, QUESTION);

      ChatMessage answer =
          office
              .ana()
              .awaitReply(question, each -> each.json().toString().contains("answer_hand_over"));

      assertThat(answer.json().toString())
          .contains(
              "degraded since 21:00",
              "Chidi Okafor",
              "I asked status",
              "I looked up on call for payments")
          .contains("[2]");
      assertThat(tool.received()).hasSize(1);
      assertThat(tool.received().getFirst().path()).endsWith("/status/frobnicator");
      String first = model.received().getFirst().body();
      assertThat(first)
          .contains(
              "\"name\":\"status\"",
              "who_is_on_call",
              "who_owns",
              "search_tickets",
              "\"name\":\"ticket\"")
          .doesNotContain("Not for Ana");
      assertThat(model.received().getLast().body())
          .contains("frobnicator: degraded", "tool_call_id");
    }
  }

  @Test
  void whatChangesSomethingWaitsForTheAskerAndHappensOnce() throws IOException {
    try (ScriptedUpstream model =
            new ScriptedUpstream(
                calls(
                    "ticket", "{\"project\":\"OPS\",\"summary\":\"frobnicator <!channel> down\"}"),
                says("NO ANSWER"));
        ScriptedUpstream tool = new ScriptedUpstream(whole(201, "{\"key\":\"OPS-7\"}"));
        Office office = Office.open(folder, settings(model, tool))) {
      ChatMessage question =
          office.ana().say(Office.PAYMENTS, "@Signalbox please file a frobnicator ticket");

      ChatMessage asked =
          office
              .ana()
              .awaitReply(question, each -> each.json().toString().contains("approval_agree"));
      ChatMessage answer =
          office
              .ana()
              .awaitReply(question, each -> each.json().toString().contains("Nothing is done yet"));
      assertThat(answer.json().toString())
          .contains("I asked for your approval before I call ticket");
      assertThat(asked.json().toString()).contains("OPS").doesNotContain("<!channel>");
      assertThat(tool.received()).isEmpty();

      office.chidi().press(asked, "approval_agree");
      office
          .chidi()
          .awaitReply(
              question, each -> each.isEphemeral() && each.text().contains("can decide that"));
      assertThat(tool.received()).isEmpty();

      office.ana().press(asked, "approval_agree");
      ChatMessage done =
          office.ana().awaitReply(question, each -> each.json().toString().contains("OPS-7"));
      office.awaitAllDone();

      assertThat(done.ts()).isEqualTo(asked.ts());
      assertThat(done.json().toString()).contains("Approved by").doesNotContain("approval_agree");
      assertThat(tool.received()).hasSize(1);
      assertThat(tool.received().getFirst().body()).contains("OPS");
    }
  }

  @Test
  void whatNobodyAgreesToInTimeNeverHappens() throws IOException {
    try (ScriptedUpstream model =
            new ScriptedUpstream(
                calls("ticket", "{\"project\":\"OPS\",\"summary\":\"frobnicator down\"}"),
                says("NO ANSWER"));
        ScriptedUpstream tool = new ScriptedUpstream(whole(201, "{}"));
        Office office = Office.open(folder, settings(model, tool))) {
      ChatMessage question =
          office.ana().say(Office.PAYMENTS, "@Signalbox please file a frobnicator ticket");
      ChatMessage asked =
          office
              .ana()
              .awaitReply(question, each -> each.json().toString().contains("approval_agree"));

      office.clock.move(Approvals.LIFETIME.plus(Duration.ofSeconds(1)));
      office.ana().press(asked, "approval_agree");

      office
          .ana()
          .awaitReply(question, each -> each.json().toString().contains("Nobody decided in time"));
      assertThat(tool.received()).isEmpty();
    }
  }

  @Test
  void aModelThatOnlyEverLooksThingsUpIsStopped() throws IOException {
    try (ScriptedUpstream model =
            new ScriptedUpstream(calls("status", "{\"service\":\"frobnicator\"}"));
        ScriptedUpstream tool = new ScriptedUpstream(whole(200, "fine"));
        Office office = Office.open(folder, settings(model, tool))) {
      ChatMessage question = office.ana().say(Office.PAYMENTS, QUESTION);

      ChatMessage answer = office.ana().awaitReply(question, ChatMessage::isByApp);

      assertThat(answer.json().toString()).contains("I don't know");
      assertThat(tool.received()).hasSize(4);
      assertThat(model.received()).hasSize(5);
      assertThat(model.received().getLast().body()).contains("\"tool_choice\":\"none\"");
    }
  }

  @Test
  void whatSomebodyOnlyOverheardLooksNothingUp() throws IOException {
    try (ScriptedUpstream model = new ScriptedUpstream(whole(200, completion("x")));
        ScriptedUpstream tool = new ScriptedUpstream();
        Office office = Office.open(folder, settings(model, tool))) {
      office.ana().say(Office.PAYMENTS, "how does the frobnicator do tonight?");
      office.awaitAllDone();

      assertThat(List.of(model.received(), tool.received())).allMatch(List::isEmpty);
    }
  }
}
