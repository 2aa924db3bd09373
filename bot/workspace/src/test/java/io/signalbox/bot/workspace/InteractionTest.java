package io.signalbox.bot.workspace;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.view.View;
import io.signalbox.bot.workspace.person.ImpossibleActException;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.Seeds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buttons, modals, shortcuts and commands, as a real Bolt app meets them. */
class InteractionTest {
  private final BlockingQueue<Object> payloads = new LinkedBlockingQueue<>();
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = Stage.with(this::listen);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  private void listen(App app) {
    app.command(
        "/ask",
        (request, context) -> {
          payloads.add(request.getPayload());
          if (request.getPayload().getText().equals("modal")) {
            var opened =
                context
                    .client()
                    .viewsOpen(r -> r.triggerId(context.getTriggerId()).view(form("Ask")));
            payloads.add(opened);
            payloads.add(
                context
                    .client()
                    .viewsOpen(r -> r.triggerId(context.getTriggerId()).view(form("Twice"))));
            return context.ack();
          }
          return request.getPayload().getText().equals("silence")
              ? com.slack.api.bolt.response.Response.error(500)
              : context.ack("heard: " + request.getPayload().getText());
        });
    app.blockAction(
        "yes",
        (request, context) -> {
          payloads.add(request.getPayload());
          context.respond(r -> r.replaceOriginal(true).text("decided"));
          return context.ack();
        });
    app.blockAction(
        "choose",
        (request, context) -> {
          payloads.add(request.getPayload());
          return context.ack();
        });
    app.messageShortcut(
        "remember",
        (request, context) -> {
          payloads.add(request.getPayload());
          context
              .client()
              .viewsOpen(
                  r -> r.triggerId(request.getPayload().getTriggerId()).view(form("Remember")));
          return context.ack();
        });
    app.viewSubmission(
        "form",
        (request, context) -> {
          payloads.add(request.getPayload());
          String text =
              request
                  .getPayload()
                  .getView()
                  .getState()
                  .getValues()
                  .get("what")
                  .get("text")
                  .getValue();
          return switch (text) {
            case "wrong" -> context.ackWithErrors(Map.of("what", "not that"));
            case "update" -> context.ackWithUpdate(form("Updated"));
            case "push" -> context.ackWithPush(form("Pushed"));
            case "clear" -> context.ack(r -> r.responseAction("clear"));
            default -> context.ack();
          };
        });
    app.viewClosed(
        "form",
        (request, context) -> {
          payloads.add(request.getPayload());
          return context.ack();
        });
  }

  private static View form(String title) {
    return view(
        v ->
            v.type("modal")
                .callbackId("form")
                .notifyOnClose(true)
                .privateMetadata("kept")
                .title(viewTitle(t -> t.type("plain_text").text(title)))
                .submit(viewSubmit(s -> s.type("plain_text").text("Send")))
                .close(viewClose(c -> c.type("plain_text").text("Cancel")))
                .blocks(
                    asBlocks(
                        input(
                            i ->
                                i.blockId("what")
                                    .label(plainText("What?"))
                                    .element(plainTextInput(p -> p.actionId("text").minLength(3)))),
                        input(
                            i ->
                                i.blockId("how")
                                    .optional(true)
                                    .label(plainText("How?"))
                                    .element(
                                        staticSelect(
                                            s ->
                                                s.actionId("way")
                                                    .options(
                                                        List.of(
                                                            option(plainText("Fast"), "fast"),
                                                            option(
                                                                plainText("Slow"), "slow")))))))));
  }

  private static JsonNode what(String text) {
    ObjectNode state = JsonTrees.object();
    state.putObject("what").putObject("text").put("type", "plain_text_input").put("value", text);
    state
        .putObject("how")
        .putObject("way")
        .put("type", "static_select")
        .putObject("selected_option")
        .put("value", "slow");
    return state;
  }

  private <T> T next(Class<T> type) throws InterruptedException {
    Object payload = payloads.poll(5, TimeUnit.SECONDS);
    assertThat(payload).isInstanceOf(type);
    return type.cast(payload);
  }

  private JsonNode modal() throws Exception {
    stage.ada.command(Seeds.GENERAL, "/ask", "modal");
    payloads.clear();
    return stage.ada.awaitModal();
  }

  private ChatMessage question() throws Exception {
    var posted =
        stage
            .api()
            .chatPostMessage(
                r ->
                    r.channel(Seeds.GENERAL)
                        .text("Shall we?")
                        .blocks(
                            asBlocks(
                                section(s -> s.text(plainText("Shall we?"))),
                                actions(
                                    a ->
                                        a.blockId("decision")
                                            .elements(
                                                asElements(
                                                    button(
                                                        b ->
                                                            b.actionId("yes")
                                                                .value("v1")
                                                                .text(plainText("Yes"))),
                                                    staticSelect(
                                                        s ->
                                                            s.actionId("choose")
                                                                .options(
                                                                    List.of(
                                                                        option(plainText("A"), "a"),
                                                                        option(
                                                                            plainText("B"),
                                                                            "b"))))))))));
    assertThat(posted.getError()).isNull();
    return stage.ada.awaitMessage(Seeds.GENERAL, one -> one.ts().equals(posted.getTs()));
  }

  @Test
  void aCommandThatIsNotAcknowledgedInTimeTellsThePersonAndIsNotRepeated() throws Exception {
    assertThatThrownBy(() -> stage.ada.command(Seeds.GENERAL, "/ask", "silence"))
        .isInstanceOf(ImpossibleActException.class)
        .hasMessage("/ask failed because Signalbox did not respond.");

    next(SlashCommandPayload.class);
    assertThat(payloads.poll(2000, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aCommandNobodyRegisteredIsRefused() {
    assertThatThrownBy(() -> stage.ada.command(Seeds.GENERAL, "/dance", ""))
        .hasMessage("/dance is not a valid command.");
  }

  @Test
  void aCommandIsAnsweredToTheAskerAlone() throws Exception {
    stage.ada.command(Seeds.QUIET, "/ask", "who is on call?");

    SlashCommandPayload command = next(SlashCommandPayload.class);
    assertThat(command.getChannelName()).isEqualTo("quiet");
    assertThat(command.getUserName()).isEqualTo("ada");
    ChatMessage answer = stage.ada.awaitMessage(Seeds.QUIET, ChatMessage::isByApp);
    assertThat(answer.text()).isEqualTo("heard: who is on call?");
    assertThat(answer.isEphemeral()).isTrue();
    assertThat(stage.ben.messages(Seeds.QUIET)).isEmpty();
  }

  @Test
  void aTriggerOpensOneModal() throws Exception {
    stage.ada.command(Seeds.GENERAL, "/ask", "modal");

    next(SlashCommandPayload.class);
    var first = next(com.slack.api.methods.response.views.ViewsOpenResponse.class);
    var second = next(com.slack.api.methods.response.views.ViewsOpenResponse.class);
    assertThat(first.getError()).isNull();
    assertThat(second.getError()).isEqualTo("exchanged_trigger_id");
    assertThat(stage.ada.awaitModal().path("title").path("text").asText()).isEqualTo("Ask");
    assertThat(stage.ben.modal()).isEmpty();
  }

  @Test
  void aFormThatBreaksItsOwnRulesNeverReachesTheApp() throws Exception {
    JsonNode modal = modal();

    assertThat(stage.ada.submit(modal, JsonTrees.object()).path("errors").path("what").asText())
        .isEqualTo("Please complete this required field.");
    assertThat(stage.ada.submit(modal, what("ab")).path("errors").path("what").asText())
        .isEqualTo("Please enter at least 3 characters.");
    assertThat(payloads).isEmpty();
  }

  @Test
  void theAppMayRefuseAFormFieldByField() throws Exception {
    JsonNode result = stage.ada.submit(modal(), what("wrong"));

    assertThat(result.path("result").asText()).isEqualTo("errors");
    assertThat(result.path("errors").path("what").asText()).isEqualTo("not that");
    assertThat(stage.ada.modal()).isPresent();
    ViewSubmissionPayload payload = next(ViewSubmissionPayload.class);
    assertThat(payload.getView().getPrivateMetadata()).isEqualTo("kept");
    assertThat(
            payload
                .getView()
                .getState()
                .getValues()
                .get("how")
                .get("way")
                .getSelectedOption()
                .getText()
                .getText())
        .isEqualTo("Slow");
  }

  @Test
  void modalsAreUpdatedPushedPoppedAndCleared() throws Exception {
    JsonNode first = modal();

    JsonNode updated = stage.ada.submit(first, what("update"));
    JsonNode pushed = stage.ada.submit(updated.path("view"), what("push"));
    assertThat(updated.path("result").asText()).isEqualTo("updated");
    assertThat(updated.path("view").path("id")).isEqualTo(first.path("id"));
    assertThat(updated.path("view").path("hash")).isNotEqualTo(first.path("hash"));
    assertThat(pushed.path("result").asText()).isEqualTo("pushed");
    assertThat(pushed.path("view").path("previous_view_id")).isEqualTo(first.path("id"));
    assertThat(stage.ada.submit(pushed.path("view"), what("fine")).path("view").path("id"))
        .isEqualTo(first.path("id"));
    stage.ada.submit(
        stage.ada.submit(stage.ada.awaitModal(), what("push")).path("view"), what("clear"));
    assertThat(stage.ada.modal()).isEmpty();
  }

  @Test
  void aClosedModalIsToldToAnAppThatAsked() throws Exception {
    stage.ada.close(modal());

    next(com.slack.api.app_backend.views.payload.ViewClosedPayload.class);
    assertThat(stage.ada.modal()).isEmpty();
  }

  @Test
  void aButtonTellsWhereItWasPressedAndItsMessageCanBeReplaced() throws Exception {
    ChatMessage question = question();

    stage.ada.press(question, "yes");

    BlockActionPayload pressed = next(BlockActionPayload.class);
    assertThat(pressed.getUser().getId()).isEqualTo(Seeds.ADA);
    assertThat(pressed.getContainer().getMessageTs()).isEqualTo(question.ts());
    assertThat(pressed.getMessage().getText()).isEqualTo("Shall we?");
    assertThat(pressed.getActions().getFirst().getValue()).isEqualTo("v1");
    assertThat(pressed.getActions().getFirst().getBlockId()).isEqualTo("decision");
    ChatMessage after = stage.ben.awaitMessage(Seeds.GENERAL, one -> one.text().equals("decided"));
    assertThat(after.ts()).isEqualTo(question.ts());
    assertThat(after.blocks()).isEmpty();
  }

  @Test
  void aMenuTellsTheOptionThatWasChosenAndRefusesOthers() throws Exception {
    ChatMessage question = question();
    ObjectNode choice = JsonTrees.object().put("actionId", "choose");
    choice.putObject("selected_option").put("value", "b");

    stage.ada.use(question, choice);

    BlockActionPayload used = next(BlockActionPayload.class);
    assertThat(used.getActions().getFirst().getSelectedOption().getText().getText()).isEqualTo("B");
    assertThat(
            used.getState()
                .getValues()
                .get("decision")
                .get("choose")
                .getSelectedOption()
                .getValue())
        .isEqualTo("b");
    choice.putObject("selected_option").put("value", "z");
    assertThatThrownBy(() -> stage.ada.use(question, choice))
        .hasMessage("There is no such option.");
    assertThatThrownBy(() -> stage.ada.press(question, "no"))
        .isInstanceOf(ImpossibleActException.class);
  }

  @Test
  void anElementOfTheHomeTabComesWithItsViewAndWhatIsFilledIn() throws Exception {
    var published =
        stage
            .api()
            .viewsPublish(
                r ->
                    r.userId(Seeds.ADA)
                        .viewAsString(
                            """
                            {"type":"home","blocks":[{"type":"actions","block_id":"b","elements":[
                              {"type":"checkboxes","action_id":"choose","options":[
                                {"text":{"type":"plain_text","text":"One"},"value":"1"},
                                {"text":{"type":"plain_text","text":"Two"},"value":"2"}]}]}]}
                            """));
    assertThat(published.getError()).isNull();
    ObjectNode choice = JsonTrees.object().put("actionId", "choose").put("blockId", "b");
    choice.putArray("selected_options").addObject().put("value", "2");

    stage.ada.use(stage.ada.home().orElseThrow(), choice);

    BlockActionPayload used = next(BlockActionPayload.class);
    assertThat(used.getContainer().getType()).isEqualTo("view");
    assertThat(used.getView().getId()).isEqualTo(published.getView().getId());
    assertThat(used.getView().getState().getValues().get("b").get("choose").getSelectedOptions())
        .singleElement()
        .satisfies(one -> assertThat(one.getText().getText()).isEqualTo("Two"));
    assertThat(used.getTriggerId()).isNotEmpty();
  }

  @Test
  void feedbackTellsWhichOfTheTwoButtonsWasPressed() throws Exception {
    var posted =
        stage
            .api()
            .chatPostMessage(
                r ->
                    r.channel(Seeds.GENERAL)
                        .text("an answer")
                        .blocksAsString(
                            """
                            [{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"choose",
                              "positive_button":{"text":{"type":"plain_text","text":"Good"},"value":"good"},
                              "negative_button":{"text":{"type":"plain_text","text":"Bad"},"value":"bad"}}]}]
                            """));
    assertThat(posted.getError()).isNull();
    ChatMessage answer =
        stage.ada.awaitMessage(Seeds.GENERAL, one -> one.ts().equals(posted.getTs()));

    stage.ada.use(answer, JsonTrees.object().put("actionId", "choose").put("value", "bad"));

    BlockActionPayload.Action action = next(BlockActionPayload.class).getActions().getFirst();
    assertThat(action.getType()).isEqualTo("feedback_buttons");
    assertThat(action.getValue()).isEqualTo("bad");
    assertThat(action.getText().getText()).isEqualTo("Bad");
  }

  @Test
  void aShortcutBringsItsMessage() throws Exception {
    ChatMessage said = stage.ben.say(Seeds.GENERAL, "worth keeping");

    stage.ada.shortcut(said, "remember");

    MessageShortcutPayload payload = next(MessageShortcutPayload.class);
    assertThat(payload.getMessage().getText()).isEqualTo("worth keeping");
    assertThat(payload.getMessage().getUser()).isEqualTo(Seeds.BEN);
    assertThat(payload.getChannel().getId()).isEqualTo(Seeds.GENERAL);
    assertThat(stage.ada.awaitModal().path("title").path("text").asText()).isEqualTo("Remember");
  }
}
