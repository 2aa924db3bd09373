package io.signalbox.bot.workspace;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Refuses what does not come from this machine's own pages: a page from elsewhere that makes the
 * browser call us (its Origin gives it away), and a foreign name that was made to point at us (its
 * Host does).
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
