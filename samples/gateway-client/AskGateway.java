import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.client.ClientAnswer;
import io.signalbox.tools.client.ClientCall;
import io.signalbox.tools.client.ClientSettings;
import io.signalbox.tools.client.GatewayClient;
import io.signalbox.tools.core.upstream.VertxUpstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Asks a route of the gateway once: {@code AskGateway ADDRESS KEY-FILE FOLDER ROUTE QUESTION}. The
 * key is that of {@code ./signalbox gateway key issue}; the folder keeps the policy and the journal
 * of calls that went directly.
 */
public final class AskGateway {
  private AskGateway() {}

  public static void main(String[] args) throws IOException {
    URI address = URI.create(args[0]);
    Secret key = new Secret(Files.readString(Path.of(args[1])).strip());
    ClientSettings settings = ClientSettings.of(address, key, Path.of(args[2]));
    // A program keeps the client open and shares it between its threads.
    try (VertxUpstream upstream = VertxUpstream.alone();
        GatewayClient gateway =
            new GatewayClient(settings, upstream, new SimpleMeterRegistry(), Clock.systemUTC())) {
      ClientAnswer answer =
          gateway.call(ClientCall.chat(body(args[3], args[4])).within(Duration.ofSeconds(20)));
      System.out.println(answer.way() + " " + answer.status() + " " + answer.body());
    }
  }

  private static String body(String route, String question) {
    return "{\"model\": %s, \"messages\": [{\"role\": \"user\", \"content\": %s}]}"
        .formatted(quoted(route), quoted(question));
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char sign : text.toCharArray()) {
      boolean plain = sign >= ' ' && sign != '"' && sign != '\\';
      out.append(plain ? String.valueOf(sign) : "\\u%04x".formatted((int) sign));
    }
    return out.append('"').toString();
  }
}
