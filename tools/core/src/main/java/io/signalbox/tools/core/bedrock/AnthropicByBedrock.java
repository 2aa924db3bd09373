package io.signalbox.tools.core.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.MessagesFields;
import io.signalbox.tools.core.translation.EventTranslation;
import io.signalbox.tools.core.translation.ProtocolTranslation;
import io.signalbox.tools.core.translation.ReasoningEffort;
import io.signalbox.tools.core.translation.TranslationJson;
import io.signalbox.tools.core.translation.TranslationSettings;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Translates Anthropic Messages requests to Amazon Bedrock's Converse API and its answers back, for
 * any Bedrock model.
 */
public final class AnthropicByBedrock implements ProtocolTranslation {
  private final TranslationSettings terms;

  public AnthropicByBedrock(TranslationSettings terms) {
    this.terms = terms;
  }

  /**
   * Returns the URL path of a model's Converse endpoint, relative to the base address of the
   * region.
   */
  public static String path(String model, boolean streams) {
    String plain = URLEncoder.encode(model, UTF_8).replace("+", "%20");
    return "/model/" + plain + (streams ? "/converse-stream" : "/converse");
  }

  @Override
  public byte[] request(byte[] client) {
    ObjectNode in = TranslationJson.read(client, "body");
    terms.onlyKnown(in, MessagesFields.REQUEST, "");
    BedrockModel model = BedrockModel.named(in.path("model").asText());
    BedrockContents contents = new BedrockContents(terms, model);
    ObjectNode out = TranslationJson.object();
    contents.into(in, out);
    new BedrockTools(terms, model, contents).into(in, out);
    limits(in, out);
    JsonNode config = in.path("output_config");
    terms.onlyKnown(config, Set.of("format", "effort"), " of 'output_config'");
    if (config.path("format").path("type").asText().equals("json_schema")) {
      ObjectNode format =
          out.putObject("outputConfig").putObject("textFormat").put("type", "json_schema");
      format
          .putObject("structure")
          .putObject("jsonSchema")
          .put("name", "answer")
          .put("schema", TranslationJson.text(config.path("format").path("schema")));
    }
    additions(in, model, out);
    return TranslationJson.bytes(out);
  }

  private static void limits(ObjectNode in, ObjectNode out) {
    ObjectNode limits = TranslationJson.object();
    if (in.hasNonNull("max_tokens")) {
      limits.set("maxTokens", in.get("max_tokens"));
    }
    if (in.hasNonNull("temperature")) {
      limits.set("temperature", in.get("temperature"));
    }
    if (in.hasNonNull("top_p")) {
      limits.set("topP", in.get("top_p"));
    }
    if (!in.path("stop_sequences").isEmpty()) {
      limits.set("stopSequences", in.get("stop_sequences"));
    }
    if (!limits.isEmpty()) {
      out.set("inferenceConfig", limits);
    }
  }

  /**
   * Adds {@code additionalModelRequestFields}, the vendor-specific settings that only some model
   * families accept.
   */
  private void additions(ObjectNode in, BedrockModel model, ObjectNode out) {
    ObjectNode more = TranslationJson.object();
    Optional<String> effort = ReasoningEffort.of(in).map(AnthropicByBedrock::known);
    switch (model) {
      case CLAUDE -> {
        TranslationJson.copy(in, more, List.of("thinking", "top_k"));
        if (in.path("output_config").hasNonNull("effort")) {
          more.putObject("output_config").set("effort", in.get("output_config").get("effort"));
        }
        if (in.path("tool_choice").path("disable_parallel_tool_use").asBoolean(false)) {
          more.set("tool_choice", in.get("tool_choice"));
        }
      }
      case NOVA -> {
        if (in.hasNonNull("top_k")) {
          more.putObject("inferenceConfig").set("topK", in.get("top_k"));
        }
        effort.ifPresent(
            word ->
                more.putObject("reasoningConfig")
                    .put("type", "enabled")
                    .put("maxReasoningEffort", word));
      }
      case GPT_OSS -> {
        refuse(in.hasNonNull("top_k"), "'top_k' to this model");
        effort.ifPresent(word -> more.put("reasoning_effort", word));
      }
      case OTHER -> {
        refuse(in.hasNonNull("top_k"), "'top_k' to this model");
        refuse(effort.isPresent(), "'thinking' to this model");
      }
    }
    if (!more.isEmpty()) {
      out.set("additionalModelRequestFields", more);
    }
  }

  private void refuse(boolean said, String what) {
    if (said) {
      terms.leaveOut(what);
    }
  }

  /** Maps a reasoning effort to one of the three that the models know: low, medium or high. */
  private static String known(String word) {
    return switch (word) {
      case "xhigh" -> "high";
      case "minimal", "none" -> "low";
      default -> word;
    };
  }

  @Override
  public byte[] answer(byte[] client, int status, byte[] provider) {
    ObjectNode in = TranslationJson.read(provider, "answer");
    if (status != 200) {
      String sentence = in.path("message").asText(in.path("Message").asText(""));
      return ErrorBody.of(
          ApiProtocol.ANTHROPIC_MESSAGES,
          status,
          "provider_error",
          sentence.isEmpty() ? "The provider refused." : sentence);
    }
    JsonNode content = in.path("output").path("message").path("content");
    if (!content.isArray()) {
      throw new MalformedBodyException("The answer has no message.");
    }
    ObjectNode out = BedrockAnswer.message(TranslationJson.read(client, "body"));
    out.set("content", BedrockAnswer.blocks(content));
    out.put("stop_reason", BedrockAnswer.stop(in.path("stopReason").asText()));
    out.putNull("stop_sequence").set("usage", BedrockAnswer.usage(in));
    return TranslationJson.bytes(out);
  }

  @Override
  public EventTranslation events(byte[] client) {
    return new BedrockEvents(
        BedrockAnswer.message(TranslationJson.read(client, "body")),
        TranslationJson.promptTokens(client));
  }
}
