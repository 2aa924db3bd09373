package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.ask.knowledge.DocumentAddress;
import io.signalbox.tools.ask.knowledge.KnowledgeAccess;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import java.util.List;
import java.util.Optional;

/** MCP resources for documents and the list of sources. */
public final class KnowledgeResources implements McpToolProvider {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SOURCES = "signalbox://sources";

  private final KnowledgeAccess knowledge;

  public KnowledgeResources(KnowledgeAccess knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void add(McpServer.StatelessSyncSpecification server, OfferRequest request) {
    if (!request.method().startsWith("resources/") || request.asker().audience().isEmpty()) {
      return;
    }
    Audience audience = request.asker().audience().get();
    server.resources(
        List.of(
            new SyncResourceSpecification(
                McpSchema.Resource.builder(SOURCES, "sources")
                    .title("Sources")
                    .description(
                        "Names of the sources you may read, with the number of their documents and"
                            + " files of tables.")
                    .mimeType("application/json")
                    .build(),
                (context, read) -> contents(read.uri(), "application/json", sources(audience)))));
    server.resourceTemplates(
        List.of(
            new SyncResourceTemplateSpecification(
                McpSchema.ResourceTemplate.builder(DocumentAddress.PREFIX + "{id}", "document")
                    .title("Document")
                    .description("A page, ticket or decision as a whole; search gives its id.")
                    .mimeType("text/markdown")
                    .build(),
                (context, read) -> document(read.uri(), request.asker()))));
  }

  private String sources(Audience audience) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode sources = json.putArray("sources");
    knowledge
        .reader()
        .sources(audience)
        .forEach(
            (name, source) ->
                sources
                    .addObject()
                    .put("name", name)
                    .put("documents", source.documents())
                    .put("tables", source.tables()));
    return json.toString();
  }

  private McpSchema.ReadResourceResult document(String uri, Asker asker) {
    Optional<KnowledgeResult> result =
        DocumentAddress.id(uri).map(id -> knowledge.fetch(id, asker));
    if (result.isPresent() && result.get() instanceof KnowledgeResult.Found found) {
      return contents(uri, "text/markdown", found.text());
    }
    if (result.isPresent()
        && result.get() instanceof KnowledgeResult.Refused refused
        && refused.status() != 404) {
      throw McpError.builder(RpcErrors.INTERNAL).message(refused.sentence()).build();
    }
    throw McpError.RESOURCE_NOT_FOUND.apply(uri);
  }

  private static McpSchema.ReadResourceResult contents(String uri, String type, String text) {
    return McpSchema.ReadResourceResult.builder(
            List.of(McpSchema.TextResourceContents.builder(uri, text).mimeType(type).build()))
        .build();
  }
}
