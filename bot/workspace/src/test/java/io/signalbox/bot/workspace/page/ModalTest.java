package io.signalbox.bot.workspace.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The app's modals: what is entered, what is wrong with it, and how views lie on each other. */
@ExtendWith(Chromium.class)
class ModalTest {
  private PageFixture it;

  @BeforeEach
  void open(BrowserWindows windows) {
    it = new PageFixture(windows, BrowserWindows.Look.LIGHT).open("UASHA/CPAY");
    it.find("#timeline .message").first().waitFor();
    it.box().focus();
    show("view_opened", view("V1", "Remember this thread"));
    it.find("dialog").waitFor();
  }

  @AfterEach
  void close() {
    assertThat(it.complaints()).isEmpty();
    it.close();
  }

  private static ObjectNode view(String id, String title) {
    ObjectNode view = StubWorkspace.resource("modal.json").deepCopy();
    view.put("id", id);
    view.withObject("/title").put("text", title);
    return view;
  }

  private void show(String type, JsonNode view) {
    it.server.emit("{\"type\":\"" + type + "\",\"view\":" + view + "}");
  }

  private Locator block(String id) {
    return it.find("dialog [data-block-id=" + id + "]");
  }

  private Locator submit() {
    return it.find("dialog [type=submit]");
  }

  @Test
  void errorsStandAtTheirBlocksAndTheFirstIsGoneTo() {
    it.server.next(
        "views/submit",
        200,
        "{\"result\":\"errors\",\"errors\":{\"resolution\":\"Please fill this"
            + " in.\",\"owner\":\"Who?\",\"nowhere\":\"Something else.\"}}");

    submit().click();

    assertThat(block("resolution").locator(".input-error")).hasText("Please fill this in.");
    assertThat(block("owner").locator(".input-error")).hasText("Who?");
    assertThat(it.find(".modal-error")).hasText("Something else.");
    assertThat(block("resolution").locator("textarea")).isFocused();
    assertThat(block("resolution").locator("textarea")).hasAttribute("aria-invalid", "true");

    submit().click();
    assertThat(it.find("dialog")).hasCount(0);
  }

  @Test
  void aLostServerLosesNothingThatWasEntered() {
    block("resolution").locator("textarea").fill("Ran db-rotate");
    it.server.stop();

    submit().click();

    assertThat(it.find(".modal-error")).containsText("What you entered is kept");
    assertThat(block("resolution").locator("textarea")).hasValue("Ran db-rotate");
  }

  @Test
  void whatIsEnteredIsSubmittedAsSlacksState() {
    block("resolution").locator("textarea").fill("Ran db-rotate");
    block("owner").locator("button.picker").click();
    it.find("[role=option]:has-text('Ben')").click();
    block("tags").locator("button.picker").click();
    it.find("[role=option]:has-text('secrets')").click();
    it.page.keyboard().press("Escape");
    assertThat(it.find("dialog")).isVisible();
    block("review").locator("input").fill("2027-01-15");
    it.page.getByLabel("This channel").check();
    submit().click();

    assertThat(it.find("dialog")).hasCount(0);
    JsonNode sent = it.server.heardAt("views/submit").get(0);
    assertThat(sent.get("viewId").asText()).isEqualTo("V1");
    assertThat(sent.get("state"))
        .isEqualTo(
            StubWorkspace.json(
                """
                {"problem": {"text": {"type": "plain_text_input", "value": "Staging password expired"}},
                 "resolution": {"text": {"type": "plain_text_input", "value": "Ran db-rotate"}},
                 "owner": {"user": {"type": "users_select", "selected_user": "UBEN"}},
                 "tags": {"tags": {"type": "multi_static_select", "selected_options":
                   [{"text": {"type": "plain_text", "text": "secrets"}, "value": "secrets"}]}},
                 "review": {"date": {"type": "datepicker", "selected_date": "2027-01-15"}},
                 "seen": {"who": {"type": "radio_buttons", "selected_option":
                   {"text": {"type": "plain_text", "text": "This channel"}, "value": "channel"}}}}
                """));
  }

  @Test
  void whatIsLeftEmptyIsNull() {
    submit().click();

    it.until(() -> !it.server.heardAt("views/submit").isEmpty());
    JsonNode state = it.server.heardAt("views/submit").get(0).get("state");
    assertThat(state.at("/resolution/text/value").isNull()).isTrue();
    assertThat(state.at("/owner/user/selected_user").isNull()).isTrue();
    assertThat(state.at("/tags/tags/selected_options").isEmpty()).isTrue();
  }

  @Test
  void escapeClosesTheViewSaysSoAndGivesTheFocusBack() {
    it.page.keyboard().press("Escape");

    assertThat(it.find("dialog")).hasCount(0);
    assertThat(it.box()).isFocused();
    it.until(() -> !it.server.heardAt("views/close").isEmpty());
    assertThat(it.server.heardAt("views/close").get(0).get("viewId").asText()).isEqualTo("V1");
  }

  @Test
  void aViewLiesOnAnotherAndGivesWayToIt() {
    block("resolution").locator("textarea").fill("typed below");
    show("view_pushed", view("V2", "More"));
    assertThat(it.find("dialog h2")).hasText("More");

    it.page.keyboard().press("Escape");

    assertThat(it.find("dialog h2")).hasText("Remember this thread");
    assertThat(block("resolution").locator("textarea")).hasValue("typed below");
    it.server.emit("{\"type\":\"view_closed\",\"viewId\":\"V1\"}");
    assertThat(it.find("dialog")).hasCount(0);
  }

  @Test
  void aViewPushedByAnAnswerIsShownOnceThoughItsEventComesToo() {
    ObjectNode next = view("V2", "Step two");
    it.server.next("views/submit", 200, "{\"result\":\"pushed\",\"view\":" + next + "}");
    submit().click();
    assertThat(it.find("dialog h2")).hasText("Step two");

    show("view_pushed", next);
    it.page.keyboard().press("Escape");

    assertThat(it.find("dialog h2")).hasText("Remember this thread");
  }

  @Test
  void anUpdateKeepsWhatWasEnteredAndWhereOneIs() {
    block("resolution").locator("textarea").fill("half a sentence");
    ObjectNode updated = view("V1", "Remember it");

    show("view_updated", updated);

    assertThat(it.find("dialog h2")).hasText("Remember it");
    assertThat(block("resolution").locator("textarea")).hasValue("half a sentence");
  }

  @Test
  void tabGoesRoundInsideTheDialog() {
    for (int i = 0; i < 25; i++) {
      it.page.keyboard().press("Tab");
      assertThat(
              it.page.evaluate("document.querySelector('dialog').contains(document.activeElement)"))
          .isEqualTo(true);
    }
    it.find("dialog .modal-head button").focus();
    it.page.keyboard().press("Shift+Tab");
    assertThat(submit()).isFocused();
  }

  @Test
  void requiredAndOptionalAreTold() {
    assertThat(block("problem").locator("input")).hasAttribute("aria-required", "true");
    assertThat(block("problem").locator("label")).containsText("*");
    assertThat(block("tags").locator("label")).containsText("(optional)");
    assertThat(block("problem").locator("input")).isFocused();
  }
}
