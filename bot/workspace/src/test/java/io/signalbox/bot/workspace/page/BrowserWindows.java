package io.signalbox.bot.workspace.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Windows of one browser, one for each look, on a fixed day. A window stays for all tests, each of
 * which opens pages of its own in it; the chat page keeps what it keeps in its page alone.
 */
final class BrowserWindows {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Size and colours of a window. */
  enum Look {
    LIGHT,
    DARK,
    PHONE,
    DARK_PHONE
  }

  /** Window with a blank page of the chat page's origin, which keeps their process alive. */
  private record KeptWindow(BrowserContext context, Page kept) {}

  private final Browser browser;
  private final Map<Look, KeptWindow> windows = new EnumMap<>(Look.class);

  BrowserWindows(Browser browser) {
    this.browser = browser;
  }

  Page newPage(Look look) {
    return windows.computeIfAbsent(look, this::open).context.newPage();
  }

  /** Closes every page of a window, also those that pages have opened. */
  void closePages(Look look) {
    KeptWindow window = windows.get(look);
    window.context.pages().stream().filter(page -> page != window.kept).forEach(Page::close);
    window.context.unrouteAll();
  }

  private KeptWindow open(Look look) {
    boolean dark = look == Look.DARK || look == Look.DARK_PHONE;
    boolean phone = look == Look.PHONE || look == Look.DARK_PHONE;
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(phone ? 390 : 1280, phone ? 844 : 800)
                .setHasTouch(phone)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London"));
    context.setDefaultTimeout(PATIENCE.toMillis());
    context.clock().setFixedTime("2026-11-23T14:45:00Z");
    Page kept = context.newPage();
    kept.route(
        "**/*",
        route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("")));
    kept.navigate(StubWorkspace.ORIGIN);
    return new KeptWindow(context, kept);
  }
}
