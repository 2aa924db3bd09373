package io.signalbox.bot.app.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookServerTest {
  /** The example of GitHub's manual. */
  private static final String SECRET = "It's a Secret to Everybody";

  private static final String BODY = "Hello, World!";
  private static final String SIGNED =
      "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private final List<String> woken = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> deployed = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private WebhookServer server;

  @BeforeEach
  void start() {
    server =
        WebhookServer.start(
            new WebhookSettings(
                "127.0.0.1",
                0,
                Map.of("issues", new Secret(SECRET)),
                Map.of("shop", new Secret(SECRET))),
            new WebhookServer.WebhookReceivers(
                woken::add,
                (name, body) ->
                    deployed.add(name + ": " + DeploymentReport.words(body).orElse("nothing"))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int post(String name, String body, String... headers)
      throws IOException, InterruptedException {
    return postTo("/live/" + name, body, headers);
  }

  private int postTo(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void wakesTheSourceThatASignedWebhookNamesInTheWaysOfAllSystems() throws Exception {
    assertThat(post("issues", BODY, "X-Hub-Signature-256", "sha256=" + SIGNED)).isEqualTo(202);
    assertThat(post("issues", BODY, "X-Hub-Signature", "sha256=" + SIGNED)).isEqualTo(202);
    assertThat(post("issues", BODY, "X-PagerDuty-Signature", "v1=00ff,v1=" + SIGNED))
        .isEqualTo(202);
    assertThat(post("issues", "{}", "X-Gitlab-Token", SECRET)).isEqualTo(202);
    assertThat(woken).containsExactly("issues", "issues", "issues", "issues");
  }

  @Test
  void refusesWhatNobodyWithTheSecretSent() throws Exception {
    assertThat(post("issues", BODY)).isEqualTo(401);
    assertThat(post("issues", BODY + " ", "X-Hub-Signature-256", "sha256=" + SIGNED))
        .isEqualTo(401);
    assertThat(post("other", BODY, "X-Hub-Signature-256", "sha256=" + SIGNED)).isEqualTo(401);
    assertThat(post("issues", BODY, "X-Gitlab-Token", "wrong")).isEqualTo(401);
    assertThat(post("issues", BODY, "X-Hub-Signature", "sha1=" + SIGNED)).isEqualTo(401);
    assertThat(woken).isEmpty();
  }

  @Test
  void tellsOfADeploymentThatASignedWebhookAnnouncesWhenItIsDone() throws Exception {
    String done =
        "{\"deployment\":{\"ref\":\"v4.2\",\"sha\":\"0123456789abcdef\",\"environment\":\"prod\"},"
            + "\"deployment_status\":{\"state\":\"success\"}}";
    String[] signed = {"X-Gitlab-Token", SECRET};
    assertThat(postTo("/deployments/shop", done, signed)).isEqualTo(202);
    assertThat(deployed.poll(10, TimeUnit.SECONDS)).isEqualTo("shop: v4.2, prod, 0123456789");
    assertThat(postTo("/deployments/shop", done.replace("success", "queued"), signed))
        .isEqualTo(202);
    assertThat(deployed.poll(10, TimeUnit.SECONDS)).isEqualTo("shop: nothing");
    assertThat(postTo("/deployments/shop", "{\"version\":\"4.3\"}", signed)).isEqualTo(202);
    assertThat(deployed.poll(10, TimeUnit.SECONDS)).isEqualTo("shop: 4.3");
    assertThat(postTo("/deployments/issues", done, signed)).isEqualTo(401);
    assertThat(postTo("/deployments/shop", done)).isEqualTo(401);
    assertThat(woken).isEmpty();
  }

  @Test
  void refusesABodyThatIsLargerThanAnyNeedsToBe() throws Exception {
    String large = "x".repeat(6 << 20);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    String signature = HexFormat.of().formatHex(mac.doFinal(large.getBytes(UTF_8)));
    int status;
    try {
      status = post("issues", large, "X-Hub-Signature-256", "sha256=" + signature);
    } catch (IOException e) {
      // The connection is closed while the rest of the body is being sent.
      status = 413;
    }
    assertThat(status).isEqualTo(413);
    assertThat(woken).isEmpty();
  }
}
