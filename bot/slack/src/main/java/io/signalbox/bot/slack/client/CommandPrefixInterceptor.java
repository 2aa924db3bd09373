package io.signalbox.bot.slack.client;

import com.google.gson.Gson;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import okhttp3.FormBody;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * HTTP interceptor and Bolt middleware that adds the command prefix to outgoing calls and strips it
 * from incoming requests.
 */
public record CommandPrefixInterceptor(CommandPrefix prefix) implements Interceptor, Middleware {

  @Override
  public okhttp3.Response intercept(Chain chain) throws IOException {
    okhttp3.Request request = chain.request();
    return request.body() instanceof FormBody form
        ? chain.proceed(request.newBuilder().method(request.method(), renamed(form)).build())
        : chain.proceed(request);
  }

  private FormBody renamed(FormBody form) {
    FormBody.Builder renamed = new FormBody.Builder();
    for (int i = 0; i < form.size(); i++) {
      renamed.add(form.name(i), prefix.inText(form.value(i)));
    }
    return renamed.build();
  }

  /** Returns a client of Slack's whose calls name the commands with their prefix. */
  SlackHttpClient client(SlackConfig config) {
    OkHttpClient plain = SlackHttpClient.buildOkHttpClient(config);
    SlackHttpClient client =
        new RenamingClient(plain.newBuilder().addInterceptor(this).build(), prefix);
    client.setConfig(config);
    return client;
  }

  /** Slack HTTP client that adds the prefix in JSON bodies, such as replies to a response URL. */
  // Slack's own client declares that its close may throw anything.
  @SuppressWarnings("try")
  private static final class RenamingClient extends SlackHttpClient {
    private static final Gson GSON = GsonFactory.createSnakeCase();
    private final CommandPrefix prefix;

    RenamingClient(OkHttpClient client, CommandPrefix prefix) {
      super(client);
      this.prefix = prefix;
    }

    @Override
    public okhttp3.Response postJsonBody(String url, Object body) throws IOException {
      return super.postJsonBody(
          url, prefix.inText(body instanceof String text ? text : GSON.toJson(body)));
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    if (request instanceof SlashCommandRequest command) {
      command.getPayload().setCommand(prefix.plain(command.getPayload().getCommand()));
    }
    Response answer = chain.next(request);
    if (answer.getBody() != null) {
      answer.setBody(prefix.inText(answer.getBody()));
    }
    return answer;
  }
}
