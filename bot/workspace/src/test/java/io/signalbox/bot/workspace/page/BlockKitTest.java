package io.signalbox.bot.workspace.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every block and element: shown as Slack shows it, and told to the app as Slack tells it. */
@ExtendWith(Chromium.class)
class BlockKitTest {
  private PageFixture it;

  @BeforeEach
  void open(BrowserWindows windows) {
    it =
        new PageFixture(windows, BrowserWindows.Look.LIGHT)
            .withBlocks(StubWorkspace.resource("every-block.json").toString());
  }

  @AfterEach
  void close() {
    assertThat(it.complaints()).isEmpty();
    assertThat(it.server.requestsElsewhere()).isEmpty();
    it.close();
  }

  private Locator element(String actionId) {
    return it.find(".message [data-action='" + actionId + "']");
  }

  /** The newest action that the app was told of. */
  private JsonNode told(int count) {
    it.until(() -> it.server.heardAt("actions").size() >= count);
    assertThat(it.server.heardAt("actions")).hasSize(count);
    return it.server.heardAt("actions").get(count - 1).get("action");
  }

  @Test
  void whatThisPageDoesNotKnowIsSaidPlainly() {
    assertThat(it.find(".block-unknown"))
        .hasText("The local workspace does not show a block of type “hologram”. Slack does.");
  }

  @Test
  void picturesFromOutsideAreNotFetched() {
    assertThat(it.find("[data-block-id=pic]")).containsText("Load over the day");
    assertThat(it.find("[data-block-id=pic] img")).hasCount(0);
    assertThat(it.find("[data-block-id=ctx] img")).hasCount(1);
  }

  @Test
  void aRefusedActionIsSaidAndTheButtonWorksAgain() {
    it.server.next(
        "actions", 500, "{\"error\":\"The app did not acknowledge within three seconds.\"}");

    element("go").click();

    assertThat(it.find(".toast")).containsText("did not acknowledge");
    assertThat(element("go")).not().hasAttribute("aria-busy", "true");
  }

  @Test
  void aButtonTellsItsValueAndWhereItStands() {
    element("go").click();

    JsonNode action = told(1);
    JsonNode body = it.server.heardAt("actions").get(0);
    assertThat(action)
        .isEqualTo(
            StubWorkspace.json(
                "{\"blockId\":\"acts\",\"actionId\":\"go\",\"type\":\"button\",\"value\":\"42\"}"));
    assertThat(body.get("as").asText()).isEqualTo("UASHA");
    assertThat(body.at("/container/type").asText()).isEqualTo("message");
    assertThat(body.at("/container/channel").asText()).isEqualTo("CINC");
    assertThat(body.at("/state/acts/day/selected_date").asText()).isEqualTo("2026-11-24");
  }

  @Test
  void aButtonWithAQuestionAsksFirst() {
    element("stop").click();
    assertThat(it.find("dialog.confirm h2")).hasText("Roll back?");
    it.page.keyboard().press("Escape");
    assertThat(it.find("dialog.confirm")).hasCount(0);
    assertThat(it.server.heardAt("actions")).isEmpty();
    assertThat(element("stop")).isFocused();

    element("stop").click();
    it.find("dialog.confirm .solid").click();

    assertThat(told(1).get("value").asText()).isEqualTo("7");
  }

  @Test
  void aLinkButtonOpensBesideThePageAndTellsTheApp() {
    it.page.context().route("https://example.org/**", route -> route.fulfill());
    assertThat(element("runbook")).hasAttribute("rel", "noopener noreferrer");
    assertThat(element("runbook")).hasAttribute("target", "_blank");

    Page opened = it.page.waitForPopup(() -> element("runbook").click());

    assertThat(opened.url()).isEqualTo("https://example.org/runbook");
    assertThat(told(1).get("actionId").asText()).isEqualTo("runbook");
  }

  @Test
  void aSelectIsChosenFromByKeyboard() {
    Locator button = element("env").locator("button.picker");
    button.focus();
    button.press("ArrowDown");
    it.page.keyboard().press("ArrowDown");
    it.page.keyboard().press("Enter");

    assertThat(told(1).at("/selected_option/value").asText()).isEqualTo("production");
    assertThat(button).hasText("Production");
    assertThat(button).isFocused();

    button.press("Enter");
    assertThat(it.find("[role=option][aria-selected=true]")).containsText("Production");
    it.page.keyboard().press("Escape");
    assertThat(it.find("[role=listbox]:visible")).hasCount(0);
  }

  @Test
  void peopleAndPlacesAreOfferedByName() {
    element("whom").locator("button").click();
    it.page.getByRole(com.microsoft.playwright.options.AriaRole.OPTION).getByText("Chloé").click();
    assertThat(told(1).get("selected_user").asText()).isEqualTo("UCHLOE");

    element("where").locator("button").click();
    it.find("[role=option]:has-text('#payments')").click();
    assertThat(told(2).get("selected_channel").asText()).isEqualTo("CPAY");

    element("anywhere").locator("button").click();
    it.find("[role=option]:has-text('Signalbox')").click();
    assertThat(told(3).get("selected_conversation").asText()).isEqualTo("DASHA");
  }

  @Test
  void severalOptionsAreTakenAndGivenBack() {
    element("regions").locator("button.picker").click();
    assertThat(it.find(".option-group")).hasText(new String[] {"Europe", "America"});
    it.page.keyboard().press("Enter");
    it.page.keyboard().press("ArrowUp");
    it.page.keyboard().press("Enter");
    assertThat(told(2).get("selected_options"))
        .extracting(each -> each.get("value").asText())
        .containsExactly("dub", "cmh");
    it.page.keyboard().press("Escape");

    element("regions").locator("[aria-label='Remove Dublin']").click();

    assertThat(told(3).get("selected_options"))
        .extracting(each -> each.get("value").asText())
        .containsExactly("cmh");
  }

  @Test
  void radioButtonsAndCheckboxesTellWhatIsChosen() {
    it.page.getByLabel("Slowly").check();
    assertThat(told(1).at("/selected_option/value").asText()).isEqualTo("slow");
    it.page.getByLabel("On call told").check();
    assertThat(told(2).at("/selected_options/0/value").asText()).isEqualTo("oncall");
  }

  @Test
  void daysAndTimesAreToldInSlacksForm() {
    element("day").fill("2026-12-01");
    assertThat(told(1).get("selected_date").asText()).isEqualTo("2026-12-01");
    element("time").fill("17:05");
    assertThat(told(2).get("selected_time").asText()).isEqualTo("17:05");
    element("moment").fill("2026-12-01T12:00");
    assertThat(told(3).get("selected_date_time").asLong()).isEqualTo(1_796_126_400L);
  }

  @Test
  void anOverflowMenuOffersItsOptions() {
    element("more").focus();
    element("more").press("Enter");
    it.page.keyboard().press("ArrowDown");
    it.page.keyboard().press("Enter");

    assertThat(told(1).at("/selected_option/value").asText()).isEqualTo("close");
  }

  @Test
  void feedbackIsGivenOnceAndSeen() {
    it.find(".message [aria-label=Good]").click();

    assertThat(told(1).get("value").asText()).isEqualTo("good");
    assertThat(it.find(".message [aria-label=Good]")).hasAttribute("aria-pressed", "true");
    it.find(".message [aria-label=Delete]").click();
    assertThat(told(2).get("type").asText()).isEqualTo("icon_button");
  }

  @Test
  void anInputThatDispatchesDoesSoOnEnter() {
    element("note_text").fill("all clear");
    element("note_text").press("Enter");

    assertThat(told(1))
        .isEqualTo(
            StubWorkspace.json(
                "{\"blockId\":\"note\",\"actionId\":\"note_text\",\"type\":\"plain_text_input\",\"value\":\"all"
                    + " clear\"}"));
  }

  @Test
  void aMessageThatIsBuiltAnewKeepsWhatWasEntered() {
    element("note_text").fill("half");
    element("note_text").focus();
    String channel =
        it.server
            .resource("every-block.json")
            .toString()
            .replace("Deploy checklist", "Deploy list");
    it.server.emit(
        "{\"type\":\"message_changed\",\"message\":{\"channel\":\"CINC\",\"ts\":\"1795430660.000100\",\"user\":\"UBOT\",\"botId\":\"BBOT\",\"text\":\"x\",\"blocks\":"
            + channel
            + "}}");

    assertThat(it.find(".header")).containsText("Deploy list");
    assertThat(element("note_text")).hasValue("half");
    assertThat(element("note_text")).isFocused();
  }
}
