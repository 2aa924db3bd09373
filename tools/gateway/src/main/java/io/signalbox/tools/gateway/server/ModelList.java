package io.signalbox.tools.gateway.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.route.Route;
import java.util.List;

/** Writes routes as a JSON list of models that OpenAI's and Anthropic's clients both read. */
final class ModelList {
  private static final JsonMapper JSON = new JsonMapper();

  private ModelList() {}

  static String of(List<Route> routes) {
    ObjectNode root = JSON.createObjectNode().put("object", "list").put("has_more", false);
    ArrayNode data = root.putArray("data");
    routes.forEach(route -> data.add(model(route)));
    if (routes.isEmpty()) {
      root.putNull("first_id").putNull("last_id");
    } else {
      root.put("first_id", routes.getFirst().name()).put("last_id", routes.getLast().name());
    }
    return root.toString();
  }

  static String of(Route route) {
    return model(route).toString();
  }

  private static ObjectNode model(Route route) {
    return JSON.createObjectNode()
        .put("id", route.name())
        .put("object", "model")
        .put("type", "model")
        .put("display_name", route.name())
        .put("created", 0)
        .put("created_at", "1970-01-01T00:00:00Z")
        .put("owned_by", "signalbox");
  }
}
