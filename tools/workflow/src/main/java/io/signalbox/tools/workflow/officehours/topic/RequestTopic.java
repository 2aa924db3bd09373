package io.signalbox.tools.workflow.officehours.topic;

import java.util.Locale;
import java.util.Optional;

/** Topic of a request, by which it is assigned to a pool of experts. */
public enum RequestTopic {
  MODEL_CHOICE("model choice"),
  RETRIEVAL("retrieval"),
  EVALUATION("evaluation design"),
  PROMPT("prompt"),
  COST("cost and caching"),
  SAFETY("safety and data"),
  INCIDENT("incident"),
  OTHER("something else");

  private final String words;

  RequestTopic(String words) {
    this.words = words;
  }

  /** Returns the display name. */
  public String words() {
    return words;
  }

  /** Returns the name in settings and commands. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Parses a typed topic. */
  public static Optional<RequestTopic> named(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    for (RequestTopic topic : values()) {
      if (topic.name().equals(name) || topic.words.equalsIgnoreCase(text.strip())) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }
}
