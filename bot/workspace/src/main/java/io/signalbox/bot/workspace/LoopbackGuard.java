package io.signalbox.bot.workspace;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * HTTP filter that refuses requests not made by this machine's own pages: cross-site requests,
 * known by their Origin, and foreign host names, known by their Host.
 */
final class LoopbackGuard {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final IntSupplier ownPort;

  LoopbackGuard(IntSupplier ownPort) {
    this.ownPort = ownPort;
  }

  void check(Context request) {
    String port = ":" + ownPort.getAsInt();
    String host = Optional.ofNullable(request.header("Host")).orElse("").toLowerCase(Locale.ROOT);
    Optional<String> origin =
        Optional.ofNullable(request.header("Origin")).map(value -> value.toLowerCase(Locale.ROOT));
    boolean hostIsUs = NAMES.stream().anyMatch(name -> host.equals(name + port));
    boolean originIsUs =
        origin
            .map(value -> NAMES.stream().anyMatch(name -> value.equals("http://" + name + port)))
            .orElse(true);
    if (!hostIsUs || !originIsUs) {
      throw new ForbiddenResponse("Only pages of this machine may ask.");
    }
  }
}
