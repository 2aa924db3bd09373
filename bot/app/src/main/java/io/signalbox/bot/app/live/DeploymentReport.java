package io.signalbox.bot.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parser of deployment webhooks: those of GitHub and GitLab, and a JSON object of one's own with
 * {@code text} or {@code version}.
 */
public final class DeploymentReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 150;
  private static final int SHORT_COMMIT = 10;

  /** States in which nothing has changed yet, or nothing came of it. */
  private static final Set<String> NOT_DONE =
      Set.of(
          "pending",
          "queued",
          "in_progress",
          "waiting",
          "running",
          "created",
          "failure",
          "failed",
          "error",
          "canceled",
          "cancelled",
          "inactive");

  private DeploymentReport() {}

  /** Returns what was deployed, in a few words; empty for a deployment that is not done. */
  public static Optional<String> words(byte[] body) {
    JsonNode root;
    try {
      root = MAPPER.readTree(body);
    } catch (IOException e) {
      return Optional.of("a deployment");
    }
    JsonNode deployment = root.path("deployment");
    String state =
        root.path("deployment_status")
            .path("state")
            .asText(root.path("status").asText(root.path("state").asText()));
    boolean announcedOnly = deployment.isObject() && !root.has("deployment_status");
    if (announcedOnly || NOT_DONE.contains(state)) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    add(words, root, "text", "version", "ref", "environment");
    add(words, deployment, "ref", "environment");
    String commit =
        deployment.path("sha").asText(root.path("short_sha").asText(root.path("commit").asText()));
    if (!commit.isEmpty() && !words.contains(commit)) {
      words.add(commit.substring(0, Math.min(SHORT_COMMIT, commit.length())));
    }
    String all = words.isEmpty() ? "a deployment" : String.join(", ", words);
    return Optional.of(all.length() > LONGEST ? all.substring(0, LONGEST) : all);
  }

  private static void add(List<String> words, JsonNode node, String... keys) {
    for (String key : keys) {
      String text = node.path(key).asText().strip();
      if (!text.isEmpty() && !words.contains(text)) {
        words.add(text);
      }
    }
  }
}
