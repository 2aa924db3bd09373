package io.signalbox.tools.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the start and end of direct calls to the log and a Slack webhook, asynchronously. */
final class DirectModeAnnouncer implements DirectModeWatcher {
  private static final Logger log = LoggerFactory.getLogger(DirectModeAnnouncer.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final Optional<URI> webhook;
  private final Upstream upstream;

  /**
   * Creates an announcer.
   *
   * @param webhook takes Slack's {@code {"text": …}}
   */
  DirectModeAnnouncer(Optional<URI> webhook, Upstream upstream) {
    this.webhook = webhook;
    this.upstream = upstream;
  }

  @Override
  public void entered(String gateway, String sentence) {
    say(sentence);
  }

  @Override
  public void left(String gateway, String sentence) {
    say(sentence);
  }

  private void say(String text) {
    log.warn("{}", text);
    webhook.ifPresent(
        uri -> {
          byte[] body = JSON.createObjectNode().put("text", text).toString().getBytes(UTF_8);
          Thread.ofVirtual().name("lane-announcer").start(() -> post(uri, body));
        });
  }

  private void post(URI uri, byte[] body) {
    Upstream.Request request =
        new Upstream.Request("POST", uri, Map.of("content-type", "application/json"), body);
    try (Upstream.Answer answer = upstream.send(request, PATIENCE, new CallCancellation())) {
      if (answer.status() != OK) {
        log.warn("the announcement was not taken: status {}", answer.status());
      }
    } catch (UpstreamFailedException e) {
      // The webhook's address is a secret of its own.
      log.warn("the announcement was not taken: {}", e.getMessage());
    }
  }
}
