package io.signalbox.bot.workspace.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Talking: channels, threads, people, and the message box. */
@ExtendWith(Chromium.class)
class ConversationTest {
  private PageFixture it;

  @BeforeEach
  void open(BrowserWindows windows) {
    it = new PageFixture(windows, BrowserWindows.Look.LIGHT).open("UASHA/CPAY");
    it.find("#timeline .message").first().waitFor();
  }

  @AfterEach
  void close() {
    assertThat(it.complaints()).isEmpty();
    assertThat(it.server.requestsElsewhere()).isEmpty();
    it.close();
  }

  private Locator last() {
    return it.find("#timeline .message").last();
  }

  @Test
  void aRefusedCommandSaysWhyAndKeepsWhatWasTyped() {
    it.server.next("commands", 400, "{\"error\":\"/ask did not respond\"}");

    it.box().fill("/ask where is the runbook");
    it.box().press("Enter");

    assertThat(it.find("#message-box .send-error")).hasText("/ask did not respond");
    assertThat(it.box()).hasValue("/ask where is the runbook");
    assertThat(it.server.heardAt("commands")).hasSize(1);
    assertThat(it.server.heardAt("commands").get(0).get("command").asText()).isEqualTo("/ask");
    assertThat(it.server.heardAt("commands").get(0).get("text").asText())
        .isEqualTo("where is the runbook");
  }

  @Test
  void aCommandIsRefusedInAThreadAsSlackDoes() {
    it.page.navigate(StubWorkspace.ORIGIN + "/#/UASHA/CPAY/1795430400.000100");
    Locator box = it.find("#thread-box textarea");

    box.fill("/ask anything");
    box.press("Enter");

    assertThat(it.find("#thread-box .send-error"))
        .hasText("/ask is not supported in threads. Sorry!");
    assertThat(it.server.heardAt("commands")).isEmpty();
  }

  @Test
  void enterSendsAndShiftEnterStartsALine() {
    it.box().pressSequentially("first");
    it.box().press("Shift+Enter");
    it.box().pressSequentially("second");
    it.box().press("Enter");

    assertThat(last().locator(".text")).hasText(Pattern.compile("first\\s*second"));
    assertThat(it.box()).hasValue("");
    assertThat(it.server.heardAt("messages"))
        .last()
        .satisfies(body -> assertThat(body.get("text").asText()).isEqualTo("first\nsecond"));
  }

  @Test
  void anEmptyMessageIsNotSent() {
    it.box().fill("  \n ");
    it.box().press("Enter");

    assertThat(it.server.heardAt("messages")).noneMatch(body -> body.has("text"));
  }

  @Test
  void whatAPersonTypedCannotBecomeMarkup() {
    it.box().fill("<script>window.hit = 1</script> <!channel> <@UBEN>");
    it.box().press("Enter");

    assertThat(last().locator(".text"))
        .hasText("<script>window.hit = 1</script> <!channel> <@UBEN>");
    assertThat(last().locator(".pill")).hasCount(0);
    assertThat(it.page.evaluate("window.hit ?? null")).isNull();
  }

  @Test
  void aMessageIsShownOnceThoughItComesTwice() {
    ObjectNode message = it.server.post(it.server.message("CPAY", "UBEN", "only once"));
    it.server.emit(StubWorkspace.json("{\"type\":\"message\",\"message\":" + message + "}"));
    it.server.post(it.server.message("CPAY", "UBEN", "after it"));

    assertThat(last().locator(".text")).hasText("after it");
    assertThat(it.find("#timeline .message:has-text('only once')")).hasCount(1);
  }

  @Test
  void somebodyWhoGoesOnTalkingIsNamedOnce() {
    assertThat(it.find("#timeline .message:has-text('Done, all green')"))
        .hasClass(Pattern.compile("grouped"));
    assertThat(it.find("#timeline .author:has-text('Ben')")).hasCount(1);
  }

  @Test
  void editsDeletionsAndReactionsArriveInPlace() {
    ObjectNode message = it.server.post(it.server.message("CPAY", "UBEN", "teh plan"));
    String ts = message.get("ts").asText();
    message.put("text", "the plan").put("edited", true);

    it.server.emit("{\"type\":\"message_changed\",\"message\":" + message + "}");
    it.server.emit(
        "{\"type\":\"reaction\",\"channel\":\"CPAY\",\"ts\":\""
            + ts
            + "\",\"reactions\":[{\"name\":\"tada\",\"users\":[\"UASHA\",\"UBEN\"]}]}");

    assertThat(last().locator(".content")).hasText("the plan (edited)");
    assertThat(last().locator(".reactions")).hasText("🎉2");

    it.server.emit("{\"type\":\"message_deleted\",\"channel\":\"CPAY\",\"ts\":\"" + ts + "\"}");
    assertThat(it.find("#timeline .message:has-text('the plan (edited)')")).hasCount(0);
  }

  @Test
  void aStreamedAnswerGrowsAndIsReadOutOnceWhole() {
    ObjectNode message = it.server.message("CPAY", "UBOT", "Ben");
    message.put("streaming", true);
    it.server.post(message);
    assertThat(last().locator(".caret")).isVisible();
    assertThat(it.find("#announcements")).hasText("");

    message.put("text", "Ben is on call").remove("streaming");
    message.put("streaming", false);
    it.server.emit("{\"type\":\"message_changed\",\"message\":" + message + "}");

    assertThat(last().locator(".caret")).hasCount(0);
    assertThat(it.find("#announcements")).hasText("Signalbox: Ben is on call");
  }

  @Test
  void whatOnlyOnePersonSeesSaysSo() {
    ObjectNode message = it.server.message("CPAY", "UBOT", "between us");
    it.server.emit("{\"type\":\"ephemeral\",\"message\":" + message + "}");

    assertThat(last()).containsText("Only visible to you");
    assertThat(last().locator("[data-more]")).hasCount(0);
  }

  @Test
  void aReplyIsCountedInTheChannelAndShownInTheThread() {
    ObjectNode reply = it.server.message("CPAY", "UBEN", "I can help");
    reply.put("threadTs", "1795430400.000100");
    it.server.post(reply);

    Locator replies = it.find("[data-open-thread='1795430400.000100']");
    assertThat(replies).containsText("2 replies");
    replies.click();

    assertThat(it.find("#thread .message")).hasCount(3);
    assertThat(it.find("#thread-box textarea")).isFocused();
    it.find("#thread-box textarea").fill("thanks");
    it.find("#thread-box textarea").press("Enter");
    assertThat(it.find("#thread .message").last()).containsText("thanks");
    assertThat(replies).containsText("3 replies");
    assertThat(it.find("#timeline .message:has-text('thanks')")).hasCount(0);
  }

  @Test
  void mentionsChannelsAndCommandsAreCompletedByKeyboard() {
    it.box().pressSequentially("ask @be");
    assertThat(it.find("#message-box [role=option]"))
        .hasText(List.of("@benBen Okafor, Platform, on call this week").toArray(String[]::new));
    it.box().press("Tab");
    assertThat(it.box()).hasValue("ask @ben ");
    it.box().pressSequentially("in #");
    it.box().press("ArrowDown");
    it.box().press("Enter");
    assertThat(it.box()).hasValue("ask @ben in #incidents ");

    it.box().fill("/");
    assertThat(it.find("#message-box [role=option]")).hasCount(2);
    it.box().press("ArrowUp");
    assertThat(it.box()).hasAttribute("aria-activedescendant", Pattern.compile("-1$"));
    it.box().press("Escape");
    assertThat(it.find("#message-box [role=listbox]")).isHidden();
    assertThat(it.box()).hasValue("/");
  }

  @Test
  void aCompleteCommandIsSentByTheFirstEnter() {
    it.box().pressSequentially("/oncall");
    it.box().press("Enter");

    it.until(() -> !it.server.heardAt("commands").isEmpty());
    assertThat(it.server.heardAt("commands").get(0).get("command").asText()).isEqualTo("/oncall");
    assertThat(it.box()).hasValue("");
  }

  @Test
  void eachConversationKeepsItsOwnDraft() {
    it.box().fill("half a thought");
    it.page
        .getByText("incidents", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
        .click();
    assertThat(it.box()).hasValue("");
    it.page.goBack();
    assertThat(it.box()).hasValue("half a thought");
    it.page.reload();
    assertThat(it.box()).hasValue("half a thought");
  }

  @Test
  void anotherPersonSeesWhatIsTheirs() {
    assertThat(it.find("#places")).not().containsText("leads");
    it.server.emit("{\"type\":\"unread\",\"person\":\"UCHLOE\",\"channel\":\"GLEADS\"}");
    assertThat(it.find("button.person .badge")).containsText("1");

    it.find("button.person").click();
    it.find("[role=menuitemradio]:has-text('Chloé')").click();

    assertThat(it.find("#places a:has-text('leads') .badge")).containsText("1");
    assertThat(it.find("button.person .badge")).hasCount(0);
    assertThat(it.find("button.person")).containsText("Chloé Martin");
    assertThat(it.page).hasURL(Pattern.compile("#/UCHLOE/CPAY$"));
    it.box().fill("hello");
    it.box().press("Enter");
    assertThat(last()).containsText("Chloé Martin");
  }

  @Test
  void anAddressThatLeadsNowhereIsPutRight() {
    it.page.navigate(StubWorkspace.ORIGIN + "/#/UNOBODY/GLEADS/1.0");

    assertThat(it.find("#place-title")).hasText("#payments");
    assertThat(it.page).hasURL(Pattern.compile("#/UASHA$"));
  }

  @Test
  void whatIsSaidElsewhereIsCountedUntilOneLooks() {
    it.server.post(it.server.message("CINC", "UBEN", "fire"));
    Locator place = it.find("#places a:has-text('incidents')");
    assertThat(place.locator(".badge")).containsText("1");

    place.click();

    assertThat(last()).containsText("fire");
    assertThat(place.locator(".badge")).hasCount(0);
  }

  @Test
  void aReaderFurtherUpIsNotPulledDown() {
    for (int i = 0; i < 30; i++) {
      it.server.post(it.server.message("CPAY", i % 2 == 0 ? "UBEN" : "UCHLOE", "line " + i));
    }
    assertThat(last()).containsText("line 29");
    it.page.evaluate("document.querySelector('.messages').scrollTop = 0");

    it.server.post(it.server.message("CPAY", "UBEN", "news"));

    assertThat(it.find("#timeline .jump")).isVisible();
    assertThat(it.page.evaluate("document.querySelector('.messages').scrollTop")).isEqualTo(0);
    it.find("#timeline .jump").click();
    assertThat(it.find("#timeline .jump")).isHidden();
  }

  @Test
  void theAppIsAddedToAChannelWhereItHearsNothing() {
    assertThat(it.find("#place-actions button")).hasCount(0);
    it.find("#places a:has-text('random')").click();

    it.find("#place-actions button:has-text('Add Signalbox')").click();

    assertThat(it.find("#place-actions button")).hasCount(0);
    assertThat(it.server.heardAt("members"))
        .containsExactly(
            StubWorkspace.json("{\"as\":\"UASHA\",\"channel\":\"CEMPTY\",\"user\":\"UBOT\"}"));
  }

  @Test
  void aMessageShortcutIsRunFromItsMenu() {
    it.find("#timeline .message:has-text('rotate the staging')").hover();
    it.find("#timeline .message:has-text('rotate the staging') [data-more]").click();
    it.find("[role=menuitem]:has-text('Remember this thread')").click();

    it.until(() -> !it.server.heardAt("shortcuts").isEmpty());
    assertThat(it.server.heardAt("shortcuts").get(0))
        .isEqualTo(
            StubWorkspace.json(
                "{\"as\":\"UASHA\",\"channel\":\"CPAY\",\"ts\":\"1795430400.000100\",\"callbackId\":\"remember_thread\"}"));
  }
}
