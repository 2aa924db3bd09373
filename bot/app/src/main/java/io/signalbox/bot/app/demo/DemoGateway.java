package io.signalbox.bot.app.demo;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.config.PrivateFiles;
import io.signalbox.tools.core.call.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Port and API key of the demo's gateway. Both are kept in the demo's folder, so that a command
 * pasted yesterday still works today.
 */
public final class DemoGateway {
  private static final String CALLER = "demo";
  private static final String PORT_FILE = "gateway-port";
  private static final String KEY_FILE = "gateway-key";

  private DemoGateway() {}

  /** Returns the port of the last run if it is free, else 0 for any free port. */
  static int port(Path folder) {
    return read(folder.resolve(PORT_FILE))
        .filter(text -> text.matches("\\d{4,5}"))
        .map(Integer::parseInt)
        .filter(LocalBot::isFree)
        .orElse(0);
  }

  /**
   * Returns the text that shows how to call the demo's gateway, with its port and key.
   *
   * @param port that it serves on
   * @param folder of the demo's data
   */
  public static String introduce(GatewayAssembly gateway, int port, Path folder) {
    write(folder.resolve(PORT_FILE), Integer.toString(port));
    String key =
        gateway.callers().find(CALLER).isEmpty()
            ? fresh(gateway, folder)
            : read(folder.resolve(KEY_FILE)).orElseGet(() -> fresh(gateway, folder));
    return """
    Models are called over a gateway (behind it is a pretend model that says so):
      curl http://127.0.0.1:%d/v1/chat/completions -H 'Authorization: Bearer %s' \\
        -H 'Content-Type: application/json' -d '{"model":"small-chat","messages":[{"role":"user","content":"hello"}]}'
    Editors and agents ask over MCP at http://127.0.0.1:%d/mcp, with that key or one of your own (type /ask key on that page).
    A change of models is rehearsed in another terminal, on data of its own, for these are in use:
      DEMO_PROVIDER=%s DEMO_DATA='%s' ./signalbox models rehearse --config '%s' --agent payment-incident-digest \\
        --set '%s' --from small-chat --to next-chat
    With --to steady-chat it passes; docs/models.md has the switch on the day.
    """
        .formatted(
            port,
            key,
            port,
            provider(gateway),
            folder.resolve("rehearsal").toAbsolutePath(),
            folder.resolve("harbourline/signalbox.yaml").toAbsolutePath(),
            folder.resolve("harbourline/agents/digest-cases.jsonl").toAbsolutePath());
  }

  private static String provider(GatewayAssembly gateway) {
    return gateway.gateway().routes().list().stream()
        .flatMap(route -> route.target().modelProvider().stream())
        .map(pretended -> pretended.baseUrl().toString())
        .findFirst()
        .orElse("");
  }

  private static String fresh(GatewayAssembly gateway, Path folder) {
    gateway
        .callers()
        .change(CALLER, known -> known.orElse(Caller.of(CALLER, "platform", SampleWorkspace.ANA)));
    String key = gateway.callers().rotate(CALLER, Duration.ZERO, Optional.empty()).key().reveal();
    write(folder.resolve(KEY_FILE), key);
    return key;
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's file cannot be read: " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      PrivateFiles.create(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's file cannot be written: " + file, e);
    }
  }
}
