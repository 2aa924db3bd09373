package io.signalbox.tools.gateway.external;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import io.signalbox.config.Secret;
import io.signalbox.knowledge.answer.Generation;
import io.signalbox.knowledge.answer.Generator;
import io.signalbox.knowledge.answer.Prompt;
import io.signalbox.tools.gateway.ModelSettings;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an OpenAI-compatible endpoint. Whatever the provider does, hang, break off or talk nonsense,
 * a call is over after its timeout, its one retry included; only what may pass by itself is tried
 * again, that is, a server's error and a limit. Reasons given are sentences of our own, so that
 * neither keys nor prompts can be in them. Safe for use from several threads.
 */
public final class ChatRoute implements Generator, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChatRoute.class);

  /** Long enough for a limit by the second to pass, short beside any timeout. */
  private static final long PAUSE_MILLIS = 250;

  private final ModelSettings settings;
  private final ChatModel model;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  public ChatRoute(ModelSettings settings) {
    this.settings = settings;
    this.model =
        OpenAiChatModel.builder()
            .httpClientBuilder(new JdkHttpClientBuilder().httpClientBuilder(plainHttp()))
            .baseUrl(settings.baseUrl().toString())
            .apiKey(settings.key().map(Secret::reveal).orElse("none"))
            .modelName(settings.model())
            .maxTokens(settings.mostTokens())
            .temperature(0.0)
            .timeout(settings.timeout())
            .maxRetries(0)
            .build();
  }

  /** Servers that people run themselves tend to hang when offered HTTP/2 without encryption. */
  private static HttpClient.Builder plainHttp() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER);
  }

  @Override
  public Generation generate(Prompt prompt) {
    Future<Generation> call;
    try {
      call = calls.submit(() -> askTwiceAtMost(prompt));
    } catch (RejectedExecutionException e) {
      return new Generation.Unavailable("the route to the model is closed.");
    }
    try {
      return call.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      return tooLate();
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new Generation.Unavailable("the call to the model was interrupted.");
    } catch (ExecutionException e) {
      return unusable(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private Generation askTwiceAtMost(Prompt prompt) throws InterruptedException {
    try {
      return ask(prompt);
    } catch (InternalServerException | RateLimitException e) {
      LOG.debug("route {} is asked again after {}", settings.name(), e.getClass().getName());
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return ask(prompt);
    }
  }

  private Generation ask(Prompt prompt) {
    ChatResponse response =
        model.chat(
            List.of(
                SystemMessage.from(prompt.instructions()), UserMessage.from(prompt.material())));
    if (response.finishReason() == FinishReason.CONTENT_FILTER) {
      return new Generation.Refused("the model's provider filtered the answer.");
    }
    String text = response.aiMessage().text();
    if (text == null || text.isBlank()) {
      return new Generation.Unavailable("the model gave an empty answer.");
    }
    return new Generation.Draft(text, settings.name());
  }

  private Generation tooLate() {
    long millis = settings.timeout().toMillis();
    String limit = millis < 1_000 ? millis + " ms" : millis / 1_000 + " s";
    return new Generation.Unavailable("the model did not answer within " + limit + ".");
  }

  private Generation unusable(Throwable cause) {
    LOG.debug("route {} failed: {}", settings.name(), cause.getClass().getName());
    return switch (cause) {
      case AuthenticationException e ->
          new Generation.Unavailable("the model's provider does not accept the key.");
      case RateLimitException e ->
          new Generation.Unavailable("the model's provider is over its limit.");
      case ModelNotFoundException e ->
          new Generation.Unavailable("the model's provider does not have this model.");
      case ContentFilteredException e ->
          new Generation.Refused("the model's provider filtered the answer.");
      case InvalidRequestException e ->
          new Generation.Unavailable("the model's provider does not accept the request.");
      case dev.langchain4j.exception.TimeoutException e -> tooLate();
      default ->
          new Generation.Unavailable("the model could not be reached or gave no usable answer.");
    };
  }

  /** Ends calls that are under way; they come back as unavailable. */
  @Override
  public void close() {
    calls.shutdownNow();
  }
}
