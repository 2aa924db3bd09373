package io.signalbox.tools.core.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import java.io.IOException;
import java.util.Optional;

/**
 * Parses usage, finish reason and related facts out of an OpenAI or Anthropic answer, or one stream
 * event, in one pass and without a JSON tree. Names are looked at where providers put them only, so
 * that nothing a model writes into a tool's arguments can pass for usage.
 */
public final class AnswerReader {
  private static final JsonFactory JSON = PooledJson.json();
  private static final int DEEPEST = 4;
  private static final long MOST = 1L << 60;

  /**
   * Name of the usage field that marks the counts as the gateway's own estimate, shown to clients
   * before the provider has counted.
   */
  public static final String ESTIMATE = "signalbox_estimate";

  private final JsonParser parser;
  private long input;
  private long output;
  private long cached;
  private long written;
  private long hourWritten;
  private long searches;
  private Optional<ServiceTier> tier = Optional.empty();
  private boolean failed;
  private boolean cacheIsApart;
  private boolean counted;
  private boolean estimated;
  private Optional<String> finish = Optional.empty();
  private Optional<String> text = Optional.empty();
  private boolean refused;
  private boolean begins;
  private boolean present;

  private AnswerReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the facts of an answer; empty when it is not a JSON object. */
  public static Optional<AnswerFacts> read(byte[] json, int start, int length) {
    try (JsonParser parser = JSON.createParser(json, start, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      AnswerReader reader = new AnswerReader(parser);
      reader.object("", 0);
      return Optional.of(reader.facts());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public static Optional<AnswerFacts> read(byte[] json) {
    return read(json, 0, json.length);
  }

  private AnswerFacts facts() {
    long prompt = cacheIsApart ? input + cached + written : input;
    return new AnswerFacts(
        counted && !estimated
            ? Optional.of(new TokenUsage(prompt, output, cached, written, hourWritten, searches))
            : Optional.empty(),
        finish,
        refused,
        begins,
        text,
        tier,
        present,
        failed);
  }

  /** Reads an object whose opening brace is the current token. */
  private void object(String within, int depth) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
        nested(name, within, depth, token);
      } else {
        scalar(name, within, token);
      }
    }
  }

  private void nested(String name, String within, int depth, JsonToken token) throws IOException {
    if (name.equals("tool_calls") || name.equals("function_call")) {
      begins = true;
    }
    if (within.isEmpty() && name.equals("error")) {
      failed = true;
    }
    if (!leads(name, within) || depth > DEEPEST) {
      parser.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      object(name, depth + 1);
    } else {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          present |= holdsAnswers(name, within);
          object(name, depth + 1);
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private static boolean holdsAnswers(String name, String within) {
    return switch (name) {
      case "choices", "content" -> within.isEmpty();
      case "output" -> within.isEmpty() || within.equals("response");
      default -> false;
    };
  }

  /**
   * Returns whether a field of this name in this parent object can contain facts that the provider
   * reports.
   */
  private static boolean leads(String name, String within) {
    return switch (within) {
      case "" ->
          switch (name) {
            case "choices", "usage", "message", "delta", "content", "content_block" -> true;
            case "output", "response" -> true;
            default -> false;
          };
      case "choices" -> name.equals("message") || name.equals("delta");
      case "message" -> name.equals("usage");
      case "response" -> name.equals("usage") || name.equals("output");
      case "output" -> name.equals("content");
      case "usage" ->
          switch (name) {
            case "prompt_tokens_details", "input_tokens_details" -> true;
            case "cache_creation", "server_tool_use" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private void scalar(String name, String within, JsonToken token) throws IOException {
    if (isCount(within)) {
      if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
        count(name, tokens());
      } else if (token == JsonToken.VALUE_STRING && name.equals("service_tier")) {
        tier = Optional.of(ServiceTier.named(parser.getText()));
      }
      return;
    }
    if (token != JsonToken.VALUE_STRING) {
      return;
    }
    switch (name) {
      case "finish_reason", "stop_reason" -> finished(parser.getText());
      case "refusal" -> refused |= parser.getTextLength() > 0;
      case "content", "text", "partial_json", "thinking", "reasoning_content" -> said(name);
      case "delta", "arguments" -> said(name);
      case "status" -> ended(within, parser.getText());
      case "service_tier" -> tier = Optional.of(ServiceTier.named(parser.getText()));
      case "type" -> typed(within, parser.getText());
      case "error" -> failed |= within.isEmpty();
      default -> {}
    }
  }

  private static boolean isCount(String within) {
    return switch (within) {
      case "usage", "prompt_tokens_details", "input_tokens_details" -> true;
      case "cache_creation", "server_tool_use" -> true;
      default -> false;
    };
  }

  /** Counts a web search, which OpenAI's Responses list among the output items. */
  private void typed(String within, String type) {
    if (within.equals("output") && type.equals("web_search_call")) {
      searches++;
    }
  }

  private void finished(String reason) {
    finish = Optional.of(reason);
    refused |= reason.equals("content_filter") || reason.equals("refusal");
    // So routers say that the model behind them failed half-way.
    failed |= reason.equals("error");
  }

  /** Takes the status of a whole OpenAI response as its finish reason. */
  private void ended(String within, String status) {
    switch (status) {
      case "completed", "incomplete", "failed", "cancelled" -> {
        if (within.isEmpty() || within.equals("response")) {
          finish = Optional.of(status);
        }
      }
      // A response that is made in the background has nothing in it yet.
      case "queued", "in_progress" -> present |= within.isEmpty();
      default -> {}
    }
  }

  private void said(String name) throws IOException {
    begins |= parser.getTextLength() > 0;
    boolean answer = name.equals("content") || name.equals("text");
    if (answer && text.isEmpty()) {
      text = Optional.of(parser.getText());
    }
  }

  /**
   * Reads a token count, limited so that three of them can be added; a fraction is returned as -1
   * and so is not believed.
   */
  private long tokens() throws IOException {
    JsonParser.NumberType type = parser.getNumberType();
    if (type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG) {
      return Math.max(-MOST, Math.min(MOST, parser.getLongValue()));
    }
    double number = parser.getDoubleValue();
    return number == Math.rint(number) ? (long) Math.max(-MOST, Math.min(MOST, number)) : -1;
  }

  private void count(String name, long tokens) {
    counted = true;
    switch (name) {
      case ESTIMATE -> estimated = true;
      case "cache_write_tokens" -> written = tokens;
      case "ephemeral_1h_input_tokens" -> hourWritten = tokens;
      case "web_search_requests" -> searches = tokens;
      case "prompt_tokens", "input_tokens" -> input = tokens;
      case "completion_tokens", "output_tokens" -> output = tokens;
      case "cached_tokens" -> cached = tokens;
      case "cache_read_input_tokens" -> {
        cached = tokens;
        cacheIsApart = true;
      }
      case "cache_creation_input_tokens" -> {
        written = tokens;
        cacheIsApart = true;
      }
      default -> {}
    }
  }
}
