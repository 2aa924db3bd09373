package io.signalbox.bot.workspace.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The page for those who do not use a mouse, do not see it, or hold it in one hand. axe judges
 * roles and contrast.
 */
@ExtendWith(Chromium.class)
class AccessibilityTest {
  private static final String JUDGE =
      """
      async () => {
        const result = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']});
        return result.violations.flatMap((each) => each.nodes.map((node) =>
          `${each.id}: ${node.html.slice(0, 160)} ${node.failureSummary.replace(/\\s+/g, ' ').slice(0, 240)}`));
      }\
      """;

  private static List<?> violations(PageFixture it) {
    try (InputStream axe = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      it.page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return (List<?>) it.page.evaluate(JUDGE);
  }

  // Both colour schemes and both widths.
  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK_PHONE"})
  void conversationsThreadsAndModalsAreAccessible(
      BrowserWindows.Look look, BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, look).open("UASHA/CPAY/1795430400.000100")) {
      it.find("#thread .message").last().waitFor();
      assertThat(violations(it)).as("thread").isEmpty();

      it.server.emit(
          "{\"type\":\"view_opened\",\"view\":" + StubWorkspace.resource("modal.json") + "}");
      it.find("dialog").waitFor();
      assertThat(violations(it)).as("modal").isEmpty();
    }
  }

  // Both colour schemes and both widths.
  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK_PHONE"})
  void everyBlockIsAccessible(BrowserWindows.Look look, BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, look)) {
      it.server.boot().withObject("/app").put("connected", false);
      it.withBlocks(StubWorkspace.resource("every-block.json").toString());
      assertThat(violations(it)).as("blocks").isEmpty();

      it.find("[data-action=env] button.picker").click();
      assertThat(violations(it)).as("open select").isEmpty();
    }
  }

  @Test
  void thePlacesAndPeopleOfAPhoneAreAccessible(BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, BrowserWindows.Look.PHONE).open("UASHA")) {
      assertThat(it.find("#places")).isVisible();
      assertThat(violations(it)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PHONE", "LIGHT"})
  void nothingIsWiderThanTheWindow(BrowserWindows.Look look, BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, look)) {
      it.server.stored(
          it.server.message("CINC", "UBEN", "x".repeat(400) + " `" + "y".repeat(300) + "`"));
      it.withBlocks(StubWorkspace.resource("every-block.json").toString());

      assertThat(
              (List<?>)
                  it.page.evaluate(
                      "[...document.querySelectorAll('#main *')].filter(e =>"
                          + " e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('pre,"
                          + " .table-frame')).map(e => e.outerHTML.slice(0, 120))"))
          .isEmpty();
    }
  }

  @Test
  void aPhoneShowsOneColumnAtATimeWithAWayBack(BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, BrowserWindows.Look.PHONE).open("UASHA")) {
      assertThat(it.find("#main")).isHidden();
      it.find("#places a:has-text('payments')").click();
      assertThat(it.find("#sidebar")).isHidden();
      it.find("[data-open-thread='1795430400.000100']").click();
      assertThat(it.find("#main")).isHidden();
      assertThat(it.find("#thread")).isVisible();
      it.find("#back-to-channel").click();
      assertThat(it.find("#thread")).isHidden();
      assertThat(it.find("#main")).isVisible();
      it.find("#back-to-places").click();
      assertThat(it.find("#sidebar")).isVisible();
    }
  }

  @Test
  void everythingIsReachedByKeyboard(BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, BrowserWindows.Look.LIGHT).open("UASHA/CPAY")) {
      it.find("#timeline .message").first().waitFor();
      it.page.keyboard().press("Tab");
      assertThat(it.focused()).isEqualTo("Skip to the message box");
      it.page.keyboard().press("Enter");
      assertThat(it.box()).isFocused();

      it.find("button.person").focus();
      it.page.keyboard().press("Tab");
      assertThat(it.focused()).isEqualTo("payments");
      it.page.keyboard().press("ArrowDown");
      it.page.keyboard().press("Enter");
      assertThat(it.find("#place-title")).hasText("#incidents");
      assertThat(it.focused()).isEqualTo("incidents");
    }
  }

  @Test
  void arrowKeysMoveAlongMessagesAndEscapeLeavesTheThread(BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, BrowserWindows.Look.LIGHT).open("UASHA/CPAY")) {
      it.find("#timeline .message").last().focus();
      it.page.keyboard().press("ArrowUp");
      assertThat(it.focused()).isEqualTo("Asha Rao, Today 10:40");
      assertThat(it.find("#timeline .message[tabindex='0']")).hasCount(1);

      it.page.keyboard().press("Enter");
      assertThat(it.find("#thread-box textarea")).isFocused();
      it.page.keyboard().press("Escape");
      assertThat(it.find("#thread")).isHidden();
      assertThat(it.focused()).isEqualTo("Asha Rao, Today 10:40");

      it.page.keyboard().press("m");
      assertThat(it.find("[role=menu]")).isVisible();
      it.page.keyboard().press("Escape");
      assertThat(it.find("[role=menu]")).hasCount(0);
    }
  }

  @Test
  void whatHasTheFocusIsSeen(BrowserWindows windows) {
    try (PageFixture it =
        new PageFixture(windows, BrowserWindows.Look.DARK)
            .withBlocks(StubWorkspace.resource("every-block.json").toString())) {
      for (int i = 0; i < 45; i++) {
        it.page.keyboard().press("Tab");
        Object seen =
            it.page.evaluate(
                "() => { const e = document.activeElement; if (e === document.body) return true;"
                    + " const s = getComputedStyle(e); const frame = e.closest('.composer-box');"
                    + " return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) ||"
                    + " (frame && getComputedStyle(frame).boxShadow !== 'none') ||"
                    + " e.outerHTML.slice(0, 150); }");
        assertThat(seen).isEqualTo(true);
      }
    }
  }

  @Test
  void newMessagesAreReadOutAndOnesOwnAreNot(BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, BrowserWindows.Look.LIGHT).open("UASHA/CPAY")) {
      it.find("#timeline .message").first().waitFor();
      it.server.post(it.server.message("CPAY", "UBEN", "*lunch*, <@UASHA>?"));
      assertThat(it.find("#announcements")).hasText("Ben Okafor: lunch, @asha?");

      it.box().fill("yes");
      it.box().press("Enter");
      assertThat(it.find("#timeline .message").last()).containsText("yes");
      assertThat(it.find("#announcements")).hasText("Ben Okafor: lunch, @asha?");
    }
  }

  @Test
  void nothingMovesWhereLessMotionIsWanted(BrowserWindows windows) {
    try (PageFixture it = new PageFixture(windows, BrowserWindows.Look.LIGHT).open("UASHA/CPAY")) {
      it.server.post(it.server.message("CPAY", "UBOT", "…").put("streaming", true));
      it.find(".caret").waitFor();
      assertThat(it.page.evaluate("document.getAnimations().length")).isEqualTo(0);

      it.page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.NO_PREFERENCE));
      assertThat((Integer) it.page.evaluate("document.getAnimations().length")).isPositive();
    }
  }
}
