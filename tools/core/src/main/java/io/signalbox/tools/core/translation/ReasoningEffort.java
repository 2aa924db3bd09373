package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Converts between reasoning efforts, which most models take as a word, and thinking budgets in
 * tokens, which Anthropic's older models take. The tokens of a word are those at which other
 * gateways agree most.
 */
public final class ReasoningEffort {
  /** Smallest thinking budget that Anthropic accepts, in tokens. */
  private static final int LEAST = 1_024;

  private static final int LOW = 2_048;
  private static final int MEDIUM = 8_192;
  private static final int HIGH = 16_384;
  private static final int HIGHEST = 32_768;

  /** Models that choose their own thinking budget and accept an effort instead. */
  private static final Pattern ADAPTIVE =
      Pattern.compile(".*claude-(?:(?:opus|sonnet)-4-[6-9]|[a-z]+-[5-9]).*");

  private ReasoningEffort() {}

  /** Returns the effort that an Anthropic request asks for; empty where it asks for no thinking. */
  public static Optional<String> of(JsonNode request) {
    JsonNode thinking = request.path("thinking");
    Optional<String> word =
        Optional.ofNullable(request.path("output_config").path("effort").textValue());
    return switch (thinking.path("type").asText("none")) {
      case "disabled" -> Optional.empty();
      case "enabled" -> Optional.of(word(thinking.path("budget_tokens").asInt(MEDIUM)));
      case "adaptive" -> Optional.of(word.map(ReasoningEffort::openAi).orElse("medium"));
      default -> word.map(ReasoningEffort::openAi);
    };
  }

  private static String word(int tokens) {
    return tokens <= LOW ? "low" : tokens <= MEDIUM ? "medium" : "high";
  }

  private static String openAi(String word) {
    return word.equals("max") ? "xhigh" : word;
  }

  /** Returns the thinking budget in tokens for an effort; 0 for {@code none}. */
  static int tokens(String word) {
    return switch (word) {
      case "none" -> 0;
      case "minimal" -> LEAST;
      case "low" -> LOW;
      case "high" -> HIGH;
      case "xhigh", "max" -> HIGHEST;
      default -> MEDIUM;
    };
  }

  /**
   * Adds a thinking setting for this effort to an Anthropic request, unless Anthropic would refuse
   * it there. It is not asked for where Anthropic would refuse the request for it: with a forced
   * tool, in the middle of a round of tools that began without, or with an answer too short to hold
   * it.
   */
  static void into(String word, ObjectNode request) {
    if (word.equals("none") || isForced(request) || goesOnWithout(request.path("messages"))) {
      return;
    }
    if (ADAPTIVE.matcher(request.path("model").asText()).matches()) {
      request.putObject("thinking").put("type", "adaptive");
      effort(word, request);
    } else {
      int most = request.path("max_tokens").asInt();
      int budget = Math.min(tokens(word), Math.max(LEAST, most / 2));
      if (budget >= most) {
        return;
      }
      request.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
    }
    // A model that thinks has a temperature of its own.
    request.remove("temperature");
    request.remove("top_p");
  }

  private static void effort(String word, ObjectNode request) {
    ObjectNode config =
        request.path("output_config") instanceof ObjectNode there
            ? there
            : request.putObject("output_config");
    config.put(
        "effort",
        switch (word) {
          case "minimal" -> "low";
          case "xhigh" -> "max";
          default -> word;
        });
  }

  private static boolean isForced(JsonNode request) {
    String choice = request.path("tool_choice").path("type").asText();
    return choice.equals("any") || choice.equals("tool");
  }

  private static boolean goesOnWithout(JsonNode messages) {
    for (int i = messages.size() - 1; i > 0; i--) {
      boolean results = messages.get(i).at("/content/0/type").asText().equals("tool_result");
      if (!results) {
        return false;
      }
      String first = messages.get(i - 1).at("/content/0/type").asText();
      return !first.equals("thinking") && !first.equals("redacted_thinking");
    }
    return false;
  }
}
