package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PassThroughTest {
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
      routes:
        pictures:
          kind: pass-through
          provider: up
          model: gpt-image-1
          price: {input: 5, output: 40}
          callers: ["*"]
          paths: [images]
          call-price: 0.01
          budget: {amount: 0.5, period: day}
        rest: {kind: pass-through, provider: up, callers: ["*"], paths: [files, moderations, batches, audio], limits: {requests: 8}}
      """;

  @Test
  void passesOnUnderTheModelsOwnNameRedactedAndPaidForByWhatIsKnown() throws Exception {
    String picture =
        "{\"data\":[{\"b64_json\":\"aGk=\"}],\"usage\":{\"input_tokens\":100,\"output_tokens\":1000,\"total_tokens\":1100}}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, picture));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> reply =
          gateway.post(
              "/v1/images/generations?x=1",
              "{\"model\":\"pictures\",\"prompt\":\"a card for jane.doe@example.com\",\"n\":1}");

      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo(picture);
      assertThat(up.received().getFirst().path()).endsWith("/images/generations?x=1");
      assertThat(up.received().getFirst().body())
          .contains("\"model\":\"gpt-image-1\"", "[EMAIL_1]")
          .doesNotContain("jane");
      assertThat(up.received().getFirst().headers())
          .containsEntry("authorization", "Bearer " + TestGateway.PROVIDER_KEY);
      assertThat(gateway.records(1).getFirst())
          .containsEntry("route", "pictures")
          .containsEntry("cost", 10_000_000_000L + 100 * 5_000_000L + 1000 * 40_000_000L);

      int answered = 1;
      while (answered < 20
          && gateway.post("/v1/images/generations", "{\"model\":\"pictures\"}").statusCode()
              == 200) {
        answered++;
      }
      assertThat(answered).isBetween(3, 9);
      assertThat(gateway.post("/v1/images/generations", "{\"model\":\"pictures\"}").body())
          .contains("budget_exhausted", "remains");
    }
  }

  @Test
  void keepsToItsPathsHoweverTheyAreWrittenAndRedactsTheQuery() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, "{}"));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      String ask = "{\"model\":\"pictures\"}";
      for (String path : List.of("%2e%2e/responses", "%2E./responses", "a%2fb", "%252e%252e/b")) {
        assertThat(gateway.post("/v1/images/" + path, ask).statusCode()).as(path).isEqualTo(404);
      }
      assertThat(up.received()).isEmpty();

      HttpResponse<String> sent = gateway.post("/v1/images/x?a=1&who=jane.doe@example.com", ask);

      assertThat(sent.statusCode()).isEqualTo(200);
      assertThat(up.received().getFirst().path()).contains("?a=1&who=%5BEMAIL_1%5D");
    }
  }

  private static boolean loginPage(OutputStream out, ScriptedUpstream up, Socket socket)
      throws IOException {
    String page = "<html>Sign in</html>";
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
                + page.length()
                + "\r\n\r\n"
                + page)
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
    return true;
  }

  @Test
  void saysWhatAProviderGaveInPlaceOfAnAnswerAndBillsNothing() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(PassThroughTest::loginPage)
                .then(whole(401, "{\"error\":{\"message\":\"bad key sk-live\"}}"))
                .then(whole(200, "{\"usage\":{\"input_tokens\":5,\"output_tokens\":5}}"));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      String ask = "{\"model\":\"pictures\",\"prompt\":\"a card\"}";

      HttpResponse<String> page = gateway.post("/v1/images/generations", ask);
      HttpResponse<String> key = gateway.post("/v1/images/generations", ask);
      HttpResponse<String> curl =
          gateway.post(
              "/v1/images/generations", ask, "Content-Type", "application/x-www-form-urlencoded");

      assertThat(page.statusCode()).isEqualTo(502);
      assertThat(page.body()).contains("web page").doesNotContain("Sign in");
      assertThat(key.statusCode()).isEqualTo(502);
      assertThat(key.body()).contains("does not accept the key").doesNotContain("sk-live");
      assertThat(curl.statusCode()).isEqualTo(200);
      assertThat(up.received().getLast().headers())
          .containsEntry("content-type", "application/json");
      assertThat(gateway.records(3))
          .extracting(row -> row.get("cost"))
          .containsExactly(0L, 0L, 10_000_000_000L + 5 * 5_000_000L + 5 * 40_000_000L);
    }
  }

  @Test
  void masksItsOwnKeyInAnErrorOfTheProviderAndPassesOnTheRest() throws Exception {
    String said = "{\"error\":{\"message\":\"no, Bearer " + TestGateway.PROVIDER_KEY + "\"}}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(422, said)).then(whole(400, ""));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      String ask = "{\"model\":\"pictures\",\"prompt\":\"a card\"}";

      HttpResponse<String> reply = gateway.post("/v1/images/generations", ask);
      HttpResponse<String> empty = gateway.post("/v1/images/generations", ask);

      assertThat(reply.statusCode()).isEqualTo(422);
      assertThat(reply.body()).isEqualTo(said.replace(TestGateway.PROVIDER_KEY, "[key]"));
      assertThat(empty.statusCode()).isEqualTo(400);
      assertThat(empty.body()).isEmpty();
      assertThat(gateway.records(2))
          .extracting(row -> row.get("outcome"))
          .containsOnly("REJECTED_BY_PROVIDER");
    }
  }

  @Test
  void refusesAPathThatTheNamedRouteDoesNotTakeRatherThanChooseAnother() throws Exception {
    String routes =
        ROUTES
            + """
              chat: {kind: chat, provider: up, model: gpt-4o, callers: ["*"]}
              any: {kind: pass-through, provider: up, callers: ["*"], paths: ["*"]}
            """;
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, "{}"));
        TestGateway gateway = TestGateway.of(routes, up.baseUrl())) {
      HttpResponse<String> refused =
          gateway.post("/v1/completions", "{\"model\":\"chat\",\"prompt\":\"x\"}");

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("wrong_kind", "'chat' does not take POST /completions");
      assertThat(up.received()).isEmpty();
    }
  }

  @Test
  void takesFilesWithPublicDataOnlyAndRedactsTheTextsBesideThem() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, "{\"id\":\"file-1\"}"));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      gateway.callers.save(
          new Caller("press", "team", "U1", Set.of(), DataClass.PUBLIC, Optional.empty()));
      String key = gateway.callers.issue("press", Optional.empty()).key().reveal();
      String form =
          "--b\r\n"
              + "Content-Disposition: form-data; name=\"purpose\"\r\n\r\n"
              + "for jane.doe@example.com\r\n"
              + "--b\r\n"
              + "Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
              + "Content-Type: audio/wav\r\n\r\n"
              + "RIFF\r\n\r\n"
              + "--b--\r\n";

      HttpResponse<String> refused =
          gateway.post("/v1/files", form, "Content-Type", "multipart/form-data; boundary=b");
      HttpResponse<String> taken =
          gateway.post(
              "/v1/files",
              form,
              "Content-Type",
              "multipart/form-data; boundary=b",
              "Authorization",
              "bearer " + key);

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("data_class");
      assertThat(taken.body()).isEqualTo("{\"id\":\"file-1\"}");
      assertThat(up.received()).hasSize(1);
      assertThat(up.received().getFirst().body())
          .contains("for [EMAIL_1]", "RIFF\r\n\r\n--b--")
          .doesNotContain("jane");
    }
  }

  @Test
  void reachesWhatHasNoModelByTheRoutesNameAndNothingThatIsNotListed() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, "{\"ok\":true}"));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.base().resolve("/pass/rest/v1/files/file-1/content"))
              .header("x-api-key", gateway.key)
              .DELETE()
              .build();
      HttpResponse<String> removed =
          gateway.client().send(request, HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> other = gateway.post("/pass/rest/v1/fine_tuning/jobs", "{}");
      HttpResponse<String> escape = gateway.post("/pass/rest/files/../organization", "{}");
      HttpResponse<String> keyless =
          gateway.post("/v1/moderations", "{}", "Authorization", "Bearer x");

      assertThat(removed.body()).isEqualTo("{\"ok\":true}");
      assertThat(up.received().getFirst().path()).endsWith("/files/file-1/content");
      assertThat(other.statusCode()).isEqualTo(404);
      assertThat(escape.statusCode()).isEqualTo(404);
      assertThat(keyless.statusCode()).isEqualTo(401);
      assertThat(up.received()).hasSize(1);

      int last = 200;
      for (int i = 0; i < 12 && last == 200; i++) {
        last = gateway.post("/v1/moderations", "{\"input\":\"x\"}").statusCode();
      }
      assertThat(last).isEqualTo(429);
    }
  }
}
