package io.signalbox.tools.gateway.external;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import io.signalbox.config.Secret;
import io.signalbox.knowledge.answer.Generation;
import io.signalbox.knowledge.answer.Generator;
import io.signalbox.knowledge.answer.Prompt;
import io.signalbox.tools.gateway.ModelSettings;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an OpenAI-compatible endpoint. Whatever the provider does, hang, break off or talk nonsense,
 * a call is over after its timeout; reasons given are sentences of our own, so that neither keys
 * nor prompts can be in them. Safe for use from several threads.
 */
public final class ChatRoute implements Generator, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChatRoute.class);

  private final ModelSettings settings;
  private final ChatModel model;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  public ChatRoute(ModelSettings settings) {
    this.settings = settings;
    this.model =
        OpenAiChatModel.builder()
            .baseUrl(settings.baseUrl().toString())
            .apiKey(settings.key().map(Secret::reveal).orElse("none"))
            .modelName(settings.model())
            .maxTokens(settings.mostTokens())
            .temperature(0.0)
            .timeout(settings.timeout())
            .maxRetries(0)
            .build();
  }

  @Override
  public Generation generate(Prompt prompt) {
    Future<Generation> call = calls.submit(() -> ask(prompt));
    try {
      return call.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      return new Generation.Unavailable(
          "the model did not answer within " + settings.timeout().toSeconds() + " s.");
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new Generation.Unavailable("the call to the model was interrupted.");
    } catch (ExecutionException e) {
      return unusable(e.getCause());
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
    String text = response.aiMessage() == null ? null : response.aiMessage().text();
    if (text == null || text.isBlank()) {
      return new Generation.Unavailable("the model gave an empty answer.");
    }
    if (text.strip().equals("NO ANSWER")) {
      return new Generation.Refused("the model found no answer in the pages.");
    }
    return new Generation.Draft(text, settings.name());
  }

  private Generation unusable(@Nullable Throwable cause) {
    LOG.debug(
        "route {} failed: {}", settings.name(), cause == null ? "?" : cause.getClass().getName());
    if (cause instanceof AuthenticationException) {
      return new Generation.Unavailable("the model's provider does not accept the key.");
    }
    if (cause instanceof RateLimitException) {
      return new Generation.Unavailable("the model's provider is over its limit.");
    }
    if (cause instanceof ContentFilteredException) {
      return new Generation.Refused("the model's provider filtered the answer.");
    }
    return new Generation.Unavailable("the model could not be reached or gave no usable answer.");
  }

  @Override
  public void close() {
    calls.shutdownNow();
  }
}
