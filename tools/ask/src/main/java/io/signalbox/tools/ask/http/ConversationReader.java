package io.signalbox.tools.ask.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Question extracted from a request of OpenAI's or Anthropic's API: the user's last message and the
 * one before it. System prompts, tools and model settings are ignored.
 *
 * @param question empty where the user says nothing
 */
record ConversationReader(String question, Optional<String> before) {

  private static final Set<String> NOT_TEXT =
      Set.of("image_url", "image", "input_image", "input_audio", "file", "input_file", "document");

  /** Reads the messages of a chat completion, or of Anthropic's protocol. */
  static ConversationReader ofChat(JsonNode request) {
    List<String> said = new ArrayList<>();
    for (JsonNode message : request.path("messages")) {
      String text = text(message.path("content"));
      // A message with nothing but the results of tools says nothing of the user's.
      if (message.path("role").asText().equals("user") && !text.isEmpty()) {
        said.add(text);
      }
    }
    return last(said);
  }

  /** Reads the input of the Responses API: a text, or items. */
  static ConversationReader ofResponses(JsonNode request) {
    JsonNode input = request.path("input");
    if (input.isTextual()) {
      return new ConversationReader(input.asText().strip(), Optional.empty());
    }
    List<String> said = new ArrayList<>();
    for (JsonNode item : input) {
      boolean isMessage = item.path("type").asText("message").equals("message");
      if (isMessage && item.path("role").asText().equals("user")) {
        said.add(text(item.path("content")));
      }
    }
    return last(said);
  }

  /** Returns the type of the first part of the user's last message that is not text. */
  static Optional<String> unread(JsonNode request) {
    JsonNode messages = request.path(request.has("messages") ? "messages" : "input");
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).path("role").asText().equals("user")) {
        return StreamSupport.stream(messages.get(i).path("content").spliterator(), false)
            .map(part -> part.path("type").asText())
            .filter(NOT_TEXT::contains)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private static ConversationReader last(List<String> said) {
    if (said.isEmpty()) {
      return new ConversationReader("", Optional.empty());
    }
    Optional<String> before =
        said.size() > 1 ? Optional.of(said.get(said.size() - 2)) : Optional.empty();
    return new ConversationReader(said.getLast(), before.filter(text -> !text.isBlank()));
  }

  private static String text(JsonNode content) {
    String text =
        content.isTextual()
            ? content.asText()
            : StreamSupport.stream(content.spliterator(), false)
                .map(part -> part.path("text").asText())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
    return text.strip().replace("\0", "");
  }
}
