package io.signalbox.tools.core.route;

import io.signalbox.tools.core.price.PricedModel;
import java.util.Optional;

/**
 * Target of a route: a chat model, an embedding model, a pass-through provider, an HTTP tool or an
 * MCP tool.
 */
public sealed interface RouteTarget {

  /** Chat model. */
  record Chat(Provider provider, PricedModel model, ConversationRules rules)
      implements RouteTarget {
    /** Creates a chat target that refuses what the provider's protocol cannot express. */
    public Chat(Provider provider, PricedModel model) {
      this(provider, model, ConversationRules.STRICT);
    }
  }

  /** Embedding model. */
  record Embedding(Provider provider, PricedModel model) implements RouteTarget {}

  /**
   * Any other API of a provider, to which requests are passed unchanged except for redaction.
   *
   * @param model where calls have one that is priced by tokens
   */
  record PassThrough(Provider provider, Optional<PricedModel> model, PassThroughRules rules)
      implements RouteTarget {}

  /** Tool called by an HTTP request. */
  record HttpTool(HttpToolTarget tool) implements RouteTarget {}

  /**
   * Tool of an MCP server.
   *
   * @param tool as the server names it
   * @param writes whether calling it changes something; what the server says of that is not relied
   *     on
   */
  record McpTool(McpServer server, String tool, boolean writes) implements RouteTarget {}

  /** Returns the provider of the model; empty for tools. */
  default Optional<Provider> modelProvider() {
    return switch (this) {
      case Chat chat -> Optional.of(chat.provider());
      case Embedding embedding -> Optional.of(embedding.provider());
      case PassThrough other -> Optional.of(other.provider());
      case HttpTool tool -> Optional.empty();
      case McpTool tool -> Optional.empty();
    };
  }

  /** Returns whether it is a tool, which has no model. */
  default boolean isTool() {
    return this instanceof HttpTool || this instanceof McpTool;
  }

  /** Returns the facts of the model; empty for tools and for pass-through routes without one. */
  default Optional<PricedModel> modelFacts() {
    return switch (this) {
      case Chat chat -> Optional.of(chat.model());
      case Embedding embedding -> Optional.of(embedding.model());
      case PassThrough other -> other.model();
      case HttpTool tool -> Optional.empty();
      case McpTool tool -> Optional.empty();
    };
  }

  /** Returns the provider's name of the model; empty where there are no facts of one. */
  default Optional<String> modelName() {
    return modelFacts().map(PricedModel::model);
  }
}
