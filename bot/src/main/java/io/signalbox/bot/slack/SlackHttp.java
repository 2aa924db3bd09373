package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signed requests from Slack, behind a proxy that speaks TLS. What is not signed is refused. */
final class SlackHttp implements SlackConnection {
  static final String PATH = "/slack/events";
  private static final long MOST_BYTES = 1_000_000L;

  private final App app;
  private final SlackRequestParser parser;
  private final int port;
  private final Javalin server;

  SlackHttp(App app, int port) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.port = port;
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = MOST_BYTES;
              config.routes.post(PATH, this::handle);
              config.routes.get("/health", context -> context.result("ok"));
            });
  }

  private void handle(Context context) throws Exception {
    Map<String, List<String>> headers = new HashMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
    Request<?> request =
        parser.parse(
            SlackRequestParser.HttpRequest.builder()
                .requestUri(PATH)
                .requestBody(context.body())
                .headers(new RequestHeaders(headers))
                .remoteAddress(context.ip())
                .queryString(Map.of())
                .build());
    Response response = app.run(request);
    context.status(response.getStatusCode());
    response
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> context.header(name, value)));
    if (response.getBody() != null) {
      context.contentType(response.getContentType()).result(response.getBody());
    }
  }

  @Override
  public void start() {
    app.start();
    server.start(port);
  }

  @Override
  public void close() {
    server.stop();
    app.stop();
  }
}
