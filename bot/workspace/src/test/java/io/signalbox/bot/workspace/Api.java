package io.signalbox.bot.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls the Web API without an SDK, for what an SDK would not send or would hide. */
final class Api {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String token;

  Api(LocalWorkspace workspace) {
    this(workspace.apiUrl(), workspace.botToken());
  }

  Api(URI url, String token) {
    this.url = url;
    this.token = token;
  }

  JsonNode call(String method, String json) throws Exception {
    return JsonTrees.parse(raw(method, json).body()).orElseThrow();
  }

  HttpResponse<String> raw(String method, String json) throws Exception {
    return http.send(
        HttpRequest.newBuilder(url.resolve(method))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  String error(String method, String json) throws Exception {
    return call(method, json).path("error").asText();
  }
}
