package io.signalbox.bot.app.demo;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.tools.core.call.Caller;
import java.time.Duration;
import java.util.Optional;

/** Gateway of the demo, with a key for trying it. */
public final class DemoGateway {
  private static final String CALLER = "demo";

  private DemoGateway() {}

  /**
   * Gives a call to paste, of a gateway that serves.
   *
   * @param port that it serves on
   */
  public static String introduce(GatewayAssembly gateway, int port) {
    gateway
        .callers()
        .change(CALLER, known -> known.orElse(Caller.of(CALLER, "platform", SampleWorkspace.ANA)));
    // A key is shown once, so each demo makes one anew; the one before counts no longer.
    String key = gateway.callers().rotate(CALLER, Duration.ZERO, Optional.empty()).key().reveal();
    return """
    Models are called over a gateway (behind it is a pretend model that says so):
      curl http://127.0.0.1:%d/v1/chat/completions -H 'Authorization: Bearer %s' \\
        -H 'Content-Type: application/json' -d '{"model":"small-chat","messages":[{"role":"user","content":"hello"}]}'
    Editors and agents ask over MCP at http://127.0.0.1:%d/mcp, with that key or one of your own (type /ask key on that page).
    """
        .formatted(port, key, port);
  }
}
