package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;

/** The tools, resources and prompts that the conformance suite asks for. */
final class ConformanceOffers implements McpToolProvider {
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
  private static final String SOUND =
      "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";
  private static final Map<String, Object> NOTHING = Map.of("type", "object");

  @Override
  public void add(McpServer.StatelessSyncSpecification server, OfferRequest request) {
    McpSchema.TextContent text =
        new McpSchema.TextContent("This is a simple text response for testing.");
    McpSchema.ImageContent image = new McpSchema.ImageContent(null, PIXEL, "image/png");
    McpSchema.EmbeddedResource embedded =
        new McpSchema.EmbeddedResource(
            null,
            new McpSchema.TextResourceContents(
                "test://embedded-resource", "text/plain", "This is an embedded resource content."));
    tool(server, "test_simple_text", text);
    tool(server, "test_logging_tool", text);
    tool(server, "test_streaming_elicitation", text);
    server.toolCall(
        McpSchema.Tool.builder("test_missing_capability", NOTHING).description("Samples.").build(),
        (context, call) -> {
          throw McpError.builder(RpcErrors.LACKS_CAPABILITY)
              .message("This needs sampling.")
              .data(Map.of("requiredCapabilities", Map.of("sampling", Map.of())))
              .build();
        });
    tool(server, "test_image_content", image);
    tool(server, "test_audio_content", new McpSchema.AudioContent(null, SOUND, "audio/wav"));
    tool(server, "test_embedded_resource", embedded);
    tool(
        server,
        "test_multiple_content_types",
        new McpSchema.TextContent("Multiple content types test:"),
        image,
        new McpSchema.EmbeddedResource(
            null,
            new McpSchema.TextResourceContents(
                "test://mixed-content-resource",
                "application/json",
                "{\"test\":\"data\",\"value\":123}")));
    server.toolCall(
        McpSchema.Tool.builder("test_error_handling", NOTHING).description("Fails.").build(),
        (context, call) ->
            McpSchema.CallToolResult.builder()
                .addTextContent("This tool intentionally returns an error for testing")
                .isError(true)
                .build());
    server.toolCall(
        McpSchema.Tool.builder("json_schema_2020_12_tool", schema())
            .description("A schema.")
            .build(),
        (context, call) -> McpSchema.CallToolResult.builder().addTextContent("ok").build());
    server.toolCall(
        McpSchema.Tool.builder("test_tool_with_progress", NOTHING).description("Steps.").build(),
        (context, call) -> {
          List.of("first", "second", "third").forEach(request.progress()::at);
          return McpSchema.CallToolResult.builder().addTextContent("done").build();
        });
    resources(server);
    prompts(server, image, embedded);
  }

  private static Map<String, Object> schema() {
    return Map.of(
        "$schema",
        "https://json-schema.org/draft/2020-12/schema",
        "type",
        "object",
        "$defs",
        Map.of(
            "address",
            Map.of(
                "$anchor",
                "addressDef",
                "type",
                "object",
                "properties",
                Map.of("street", Map.of("type", "string"), "city", Map.of("type", "string")))),
        "properties",
        Map.of(
            "name",
            Map.of("type", "string"),
            "address",
            Map.of("$ref", "#/$defs/address"),
            "contactMethod",
            Map.of("type", "string", "enum", List.of("phone", "email")),
            "phone",
            Map.of("type", "string"),
            "email",
            Map.of("type", "string")),
        "allOf",
        List.of(
            Map.of(
                "anyOf",
                List.of(
                    Map.of("required", List.of("phone")), Map.of("required", List.of("email"))))),
        "if",
        Map.of(
            "properties",
            Map.of("contactMethod", Map.of("const", "phone")),
            "required",
            List.of("contactMethod")),
        "then",
        Map.of("required", List.of("phone")),
        "else",
        Map.of("required", List.of("email")),
        "additionalProperties",
        false);
  }

  private static void tool(
      McpServer.StatelessSyncSpecification server, String name, McpSchema.Content... content) {
    server.toolCall(
        McpSchema.Tool.builder(name, NOTHING).description("Of the suite.").build(),
        (context, call) ->
            McpSchema.CallToolResult.builder().content(List.of(content)).isError(false).build());
  }

  private static void resources(McpServer.StatelessSyncSpecification server) {
    server.resources(
        List.of(
            new SyncResourceSpecification(
                McpSchema.Resource.builder("test://static-text", "text")
                    .mimeType("text/plain")
                    .build(),
                (context, read) ->
                    new McpSchema.ReadResourceResult(
                        List.of(
                            new McpSchema.TextResourceContents(
                                read.uri(),
                                "text/plain",
                                "This is the content of the static text resource.")))),
            new SyncResourceSpecification(
                McpSchema.Resource.builder("test://static-binary", "binary")
                    .mimeType("image/png")
                    .build(),
                (context, read) ->
                    new McpSchema.ReadResourceResult(
                        List.of(
                            new McpSchema.BlobResourceContents(read.uri(), "image/png", PIXEL))))));
    server.resourceTemplates(
        List.of(
            new SyncResourceTemplateSpecification(
                McpSchema.ResourceTemplate.builder("test://template/{id}/data", "template").build(),
                (context, read) ->
                    new McpSchema.ReadResourceResult(
                        List.of(
                            new McpSchema.TextResourceContents(
                                read.uri(),
                                "application/json",
                                "{\"id\":\"123\",\"templateTest\":true,\"data\":\"Data for ID:"
                                    + " 123\"}"))))));
  }

  private static void prompts(
      McpServer.StatelessSyncSpecification server,
      McpSchema.ImageContent image,
      McpSchema.EmbeddedResource embedded) {
    McpSchema.PromptArgument one = new McpSchema.PromptArgument("arg1", "First", true);
    McpSchema.PromptArgument two = new McpSchema.PromptArgument("arg2", "Second", true);
    McpSchema.PromptArgument uri = new McpSchema.PromptArgument("resourceUri", "Which", true);
    server.prompts(
        List.of(
            prompt(
                "test_simple_prompt",
                List.of(),
                new McpSchema.TextContent("This is a simple prompt for testing.")),
            new SyncPromptSpecification(
                new McpSchema.Prompt(
                    "test_prompt_with_arguments", "Two arguments.", List.of(one, two)),
                (context, get) ->
                    said(
                        new McpSchema.TextContent(
                            "Prompt with arguments: arg1='%s', arg2='%s'"
                                .formatted(
                                    get.arguments().get("arg1"), get.arguments().get("arg2"))))),
            new SyncPromptSpecification(
                new McpSchema.Prompt(
                    "test_prompt_with_embedded_resource", "A resource.", List.of(uri)),
                (context, get) ->
                    said(
                        new McpSchema.EmbeddedResource(
                            null,
                            new McpSchema.TextResourceContents(
                                "" + get.arguments().get("resourceUri"),
                                "text/plain",
                                "Embedded resource content for testing.")))),
            prompt("test_prompt_with_image", List.of(), image)));
    server.completions(
        List.of(
            new SyncCompletionSpecification(
                new McpSchema.PromptReference("test_prompt_with_arguments"),
                (context, complete) ->
                    new McpSchema.CompleteResult(
                        new McpSchema.CompleteResult.CompleteCompletion(
                            List.of("paris"), 1, false)))));
  }

  private static SyncPromptSpecification prompt(
      String name, List<McpSchema.PromptArgument> arguments, McpSchema.Content content) {
    return new SyncPromptSpecification(
        new McpSchema.Prompt(name, "Of the suite.", arguments), (context, get) -> said(content));
  }

  private static McpSchema.GetPromptResult said(McpSchema.Content content) {
    return new McpSchema.GetPromptResult(
        "Of the suite.", List.of(new McpSchema.PromptMessage(McpSchema.Role.USER, content)));
  }
}
