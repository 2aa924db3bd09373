package io.signalbox.tools.core.route;

import io.signalbox.tools.core.price.ModelFacts;
import java.util.Optional;

/** Target of a route. */
public sealed interface RouteTarget {

  /** A model that converses. */
  record Chat(Provider provider, ModelFacts model, ConversationRules rules) implements RouteTarget {
    /** A model whose clients are refused what its provider's protocol cannot say. */
    public Chat(Provider provider, ModelFacts model) {
      this(provider, model, ConversationRules.STRICT);
    }
  }

  /** A model that makes vectors. */
  record Embedding(Provider provider, ModelFacts model) implements RouteTarget {}

  /**
   * Anything else that a provider serves.
   *
   * @param model where calls have one that is priced by tokens
   */
  record PassThrough(Provider provider, Optional<ModelFacts> model, PassRules rules)
      implements RouteTarget {}

  /** A tool behind a URL. */
  record HttpTool(HttpToolTarget tool) implements RouteTarget {}

  /**
   * A tool of an MCP server.
   *
   * @param tool as the server names it
   * @param writes whether calling it changes something; what the server says of that is not relied
   *     on
   */
  record McpTool(McpServer server, String tool, boolean writes) implements RouteTarget {}

  /** The provider of the model, where there is one. */
  default Optional<Provider> modelProvider() {
    return switch (this) {
      case Chat chat -> Optional.of(chat.provider());
      case Embedding embedding -> Optional.of(embedding.provider());
      case PassThrough other -> Optional.of(other.provider());
      case HttpTool tool -> Optional.empty();
      case McpTool tool -> Optional.empty();
    };
  }

  /** The model, where there is one. */
  default Optional<ModelFacts> modelFacts() {
    return switch (this) {
      case Chat chat -> Optional.of(chat.model());
      case Embedding embedding -> Optional.of(embedding.model());
      case PassThrough other -> other.model();
      case HttpTool tool -> Optional.empty();
      case McpTool tool -> Optional.empty();
    };
  }
}
