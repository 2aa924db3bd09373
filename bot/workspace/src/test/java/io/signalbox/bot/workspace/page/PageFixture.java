package io.signalbox.bot.workspace.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A page of a window with the chat page, on a fixed day, against a {@link StubWorkspace}. */
final class PageFixture implements AutoCloseable {
  final StubWorkspace server = new StubWorkspace();
  final Page page;
  private final BrowserWindows windows;
  private final BrowserWindows.Look look;
  private final List<String> complaints = new ArrayList<>();

  PageFixture(BrowserWindows windows, BrowserWindows.Look look) {
    this.windows = windows;
    this.look = look;
    page = windows.newPage(look);
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
    windows.closePages(look);
  }
}
