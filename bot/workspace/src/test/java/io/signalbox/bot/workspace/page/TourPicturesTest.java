package io.signalbox.bot.workspace.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures of docs/tour.md anew, from the page of a demo that was just started with an
 * empty data folder and whose address SIGNALBOX_DEMO has, such as http://127.0.0.1:4747/.
 */
@EnabledIfEnvironmentVariable(named = "SIGNALBOX_DEMO", matches = "http://.+")
@ExtendWith(Chromium.class)
class TourPicturesTest {
  private static final Path IMAGES = Path.of("../../docs/images");
  private static final String WELCOME = "#/U0ANARUIZ0/C0KAFKAHLP";
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int REST_MILLIS = 2_500;

  @Test
  void thePicturesOfTheTourAreThoseOfToday(Browser browser) {
    try (BrowserContext window =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1200, 780))) {
      window.setDefaultTimeout(PATIENCE_MILLIS);
      Page page = window.newPage();
      go(page, "");
      take(page, "demo-welcome", ColorScheme.LIGHT);
      press(page, "Ask a question");
      page.locator("#thread .message").nth(1).waitFor();
      take(page, "demo-answer-dark", ColorScheme.DARK);
      press(page, "Look up who is on call");
      page.locator("#timeline .message").nth(1).waitFor();
      take(page, "demo-oncall", ColorScheme.LIGHT);
      press(page, "Page somebody");
      page.locator("#timeline button:has-text('Acknowledge')").waitFor();
      take(page, "demo-escalation", ColorScheme.LIGHT);
      page.locator("button.person").click();
      page.locator("[role=menuitemradio]:has(.badge)").first().click();
      page.locator("#places a.unread").first().click();
      take(page, "demo-paged-dark", ColorScheme.DARK);
      press(page, "Ask the AI experts");
      page.locator("#timeline button:has-text('Still need help')").waitFor();
      take(page, "demo-office-hours", ColorScheme.LIGHT);
      press(page, "Look after agents");
      Locator report = page.locator("#timeline button:has-text('Send full report')");
      report.waitFor();
      page.locator("#timeline .message").last().evaluate("each => each.scrollIntoView()");
      take(page, "demo-agents", ColorScheme.LIGHT);
      go(page, "#/U0LENAHOF0/home");
      take(page, "demo-home-dark", ColorScheme.DARK);
      go(page, "#/U0LENAHOF0/C0GENERAL0");
      page.locator("#message-box textarea").fill("/escalate");
      page.keyboard().press("Escape");
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog")).isVisible();
      take(page, "demo-dialog", ColorScheme.LIGHT);
      page.keyboard().press("Escape");
      page.setViewportSize(390, 780);
      go(page, "#/U0ANARUIZ0/C0PAYMENTS");
      take(page, "demo-phone-dark", ColorScheme.DARK);
    }
  }

  private static void go(Page page, String hash) {
    page.navigate(System.getenv("SIGNALBOX_DEMO") + hash);
    page.waitForTimeout(REST_MILLIS);
  }

  private static void press(Page page, String suggestion) {
    go(page, WELCOME);
    page.locator("button.suggestion:has-text('" + suggestion + "')").click();
  }

  private static void take(Page page, String name, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.mouse().move(600, 5);
    page.waitForTimeout(REST_MILLIS);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(IMAGES.resolve(name + ".png"))
            .setCaret(ScreenshotCaret.HIDE)
            .setAnimations(ScreenshotAnimations.DISABLED));
  }
}
