package io.signalbox.bot.bench.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 client of a bot's ask API and MCP endpoint, with personal keys made in Slack. */
public final class AskingClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern KEY = Pattern.compile("sbp-[\\w-]+");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Returns the personal API key that a person makes by {@code /ask key}. */
  public static String key(WorkspaceClient person) {
    person.command(SampleWorkspace.GENERAL, "/ask", "key");
    return person.await(
        "a key",
        () ->
            person.messages(SampleWorkspace.GENERAL).stream()
                .filter(ChatMessage::isEphemeral)
                .map(message -> KEY.matcher(message.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst());
  }

  /** Returns the body of a JSON-RPC request that calls a tool of MCP. */
  public static Map<String, Object> toolCall(String tool, Map<String, Object> arguments) {
    return Map.of(
        "jsonrpc",
        "2.0",
        "id",
        1,
        "method",
        "tools/call",
        "params",
        Map.of("name", tool, "arguments", arguments));
  }

  /**
   * Posts a JSON body with a personal key and returns the body of the response.
   *
   * @throws IOException when the status is not 200, too
   */
  public String post(String address, String key, Object body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(address))
                .header("authorization", "Bearer " + key)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + ": " + response.body());
    }
    return response.body();
  }
}
