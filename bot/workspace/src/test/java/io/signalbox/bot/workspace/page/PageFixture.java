package io.signalbox.bot.workspace.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The chat page in a window of its own, on a fixed day, against a {@link StubWorkspace}. */
final class PageFixture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Size and colours of the window. */
  enum Look {
    LIGHT,
    DARK,
    PHONE,
    DARK_PHONE
  }

  final StubWorkspace server = new StubWorkspace();
  final Page page;
  private final BrowserContext context;
  private final List<String> complaints = new ArrayList<>();

  PageFixture(Browser browser, Look look) {
    boolean dark = look == Look.DARK || look == Look.DARK_PHONE;
    boolean phone = look == Look.PHONE || look == Look.DARK_PHONE;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(phone ? 390 : 1280, phone ? 844 : 800)
                .setHasTouch(phone)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London"));
    context.setDefaultTimeout(PATIENCE.toMillis());
    page = context.newPage();
    page.clock().setFixedTime("2026-11-23T14:45:00Z");
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    server.serve(page);
  }

  PageFixture open(String route) {
    page.navigate(StubWorkspace.ORIGIN + "/#/" + route);
    page.locator("#place-title:not(:empty)").waitFor(attached());
    page.waitForCondition(server::isHeard);
    return this;
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }

  /** Opens a channel in which the app has posted these blocks, after everything else. */
  PageFixture withBlocks(String blocks) {
    ObjectNode message = server.message("CINC", "UBOT", "blocks");
    message.set("blocks", StubWorkspace.json(blocks));
    server.stored(message);
    open("UASHA/CINC");
    page.locator(".message .blocks").waitFor();
    return this;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  Locator box() {
    return page.locator("#message-box textarea");
  }

  /** Lets the page go on until this holds; the page's own deadline ends the wait. */
  void until(BooleanSupplier condition) {
    page.waitForCondition(condition);
  }

  String focused() {
    return (String)
        page.evaluate(
            "() => { const e = document.activeElement; return e.getAttribute('aria-label') ??"
                + " e.textContent.trim(); }");
  }

  /** Complaints of the browser: errors in scripts, refusals of the content security policy. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    context.close();
  }
}
