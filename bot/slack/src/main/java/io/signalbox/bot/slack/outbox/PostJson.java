package io.signalbox.bot.slack.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** JSON mapper of posts for their rows in the database. */
public final class PostJson {
  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  private PostJson() {}

  /** Returns the JSON of a post. */
  public static String write(OutboxPost post) {
    try {
      return MAPPER.writeValueAsString(post);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a post is plain JSON", e);
    }
  }

  /** Parses a post from its JSON. */
  public static OutboxPost read(String body) {
    try {
      return MAPPER.readValue(body, OutboxPost.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the outbox holds a post that cannot be read", e);
    }
  }
}
