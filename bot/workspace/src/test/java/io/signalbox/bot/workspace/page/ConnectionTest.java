package io.signalbox.bot.workspace.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The app away, the server away, both back, App Home and the assistant's thread. */
@ExtendWith(Chromium.class)
class ConnectionTest {
  private PageFixture it;

  @BeforeEach
  void open(BrowserWindows windows) {
    it = new PageFixture(windows, BrowserWindows.Look.LIGHT);
  }

  @AfterEach
  void close() {
    assertThat(it.complaints()).isEmpty();
    it.close();
  }

  @Test
  void aLostServerIsSaidAndNothingTypedIsLost() {
    it.open("UASHA/CPAY");
    it.find("#timeline .message").first().waitFor();
    it.server.stop();
    assertThat(it.find(".banner-lost")).containsText("does not answer");

    it.box().fill("is anybody there");
    it.box().press("Enter");
    assertThat(it.find("#message-box .send-error")).containsText("Your text is kept");
    assertThat(it.box()).hasValue("is anybody there");

    it.server.stored(it.server.message("CPAY", "UBEN", "said while you were away"));
    it.server.start();
    assertThat(it.find(".banner-lost")).hasCount(0);
    assertThat(it.find("#timeline .message").last()).containsText("said while you were away");
    it.box().press("Enter");
    assertThat(it.find("#timeline .message").last()).containsText("is anybody there");
    assertThat(it.box()).hasValue("");
  }

  @Test
  void anAppThatIsNotConnectedIsSaidCalmly() {
    it.server.boot().withObject("/app").put("connected", false);
    it.open("UASHA/CPAY");
    assertThat(it.find(".banner-app")).containsText("Signalbox is not connected yet");

    it.server.emit("{\"type\":\"app\",\"connected\":true}");
    assertThat(it.find(".banner-app")).hasCount(0);

    it.server.emit("{\"type\":\"app\",\"connected\":false}");
    assertThat(it.find(".banner-app")).isVisible();
  }

  @Test
  void aServerThatIsNotUpYetIsWaitedFor() {
    it.server.stop();
    it.page.navigate(StubWorkspace.ORIGIN + "/");
    assertThat(it.find(".banner-lost")).containsText("Trying again");

    it.server.start();

    assertThat(it.find("#place-title")).hasText("#payments");
    assertThat(it.find(".banner-lost")).hasCount(0);
  }

  @Test
  void eventsOfANewerServerAreIgnored() {
    it.open("UASHA/CPAY");
    it.find("#timeline .message").first().waitFor();

    it.server.emit("{\"type\":\"constructor\"}");
    it.server.emit("{\"type\":\"huddle_started\"}");
    it.server.post(it.server.message("CPAY", "UBEN", "still here"));

    assertThat(it.find("#timeline .message").last()).containsText("still here");
  }

  @Test
  void theHomeTabIsShownAndUpdated() {
    it.open("UASHA/home");
    assertThat(it.find("#home")).containsText("has not published a Home tab");

    it.server.emit(
        "{\"type\":\"home\",\"view\":{\"id\":\"VH\",\"type\":\"home\",\"blocks\":[{\"type\":\"actions\",\"block_id\":\"b\",\"elements\":[{\"type\":\"button\",\"action_id\":\"mine\",\"text\":{\"type\":\"plain_text\",\"text\":\"My"
            + " questions\"}}]}]}}");
    it.find("#home [data-action=mine]").click();

    it.until(() -> !it.server.heardAt("actions").isEmpty());
    assertThat(it.server.heardAt("actions").get(0).get("container"))
        .isEqualTo(StubWorkspace.json("{\"type\":\"view\",\"viewId\":\"VH\"}"));
  }

  @Test
  void aHomeTabThatIsPublishedWhileTheServerAnswersStays() {
    it.open("UASHA/home");
    assertThat(it.find("#home")).containsText("has not published a Home tab");

    Object shown =
        it.page.evaluate(
            """
            async () => {
              const {Home} = await import('/page/home.js');
              const home = new Home({directory: {app: {name: 'App'}}, surface: () => ({})});
              let answer;
              const fetched = home.fetch({home: () => new Promise((resolve) => (answer = resolve))});
              home.published({id: 'VH', type: 'home', blocks: []});
              answer({view: null});
              await fetched;
              return document.getElementById('home').textContent;
            }\
            """);

    assertThat(shown).isEqualTo("");
  }

  @Test
  void anAssistantsThreadHasPromptsAStatusAndATitle() {
    it.open("UASHA/DASHA");
    it.page.getByText("New conversation", new Page.GetByTextOptions().setExact(true)).click();
    String thread = "\"channel\":\"DASHA\",\"threadTs\":\"1795430590.000100\"";
    it.find("#thread").waitFor();
    it.server.emit(
        "{\"type\":\"assistant_prompts\","
            + thread
            + ",\"title\":\"Try\",\"prompts\":[{\"title\":\"Who is on call?\",\"message\":\"Who is"
            + " on call for payments?\"}]}");

    Locator prompt = it.find("#assistant-prompts .prompt");
    assertThat(prompt).hasText("Who is on call?");
    prompt.click();

    assertThat(it.find("#thread .message").last()).containsText("Who is on call for payments?");
    assertThat(it.find("#assistant-prompts")).isHidden();
    it.server.emit("{\"type\":\"assistant_status\"," + thread + ",\"status\":\"is looking…\"}");
    it.server.emit(
        "{\"type\":\"assistant_title\"," + thread + ",\"title\":\"On call for payments\"}");
    assertThat(it.find("#assistant-status")).hasText("Signalbox is looking…");
    assertThat(it.find("#thread-title")).hasText("On call for payments");

    it.server.post(
        it.server.message("DASHA", "UBOT", "Ben is").put("threadTs", "1795430590.000100"));
    assertThat(it.find("#assistant-status")).hasText("");
  }
}
