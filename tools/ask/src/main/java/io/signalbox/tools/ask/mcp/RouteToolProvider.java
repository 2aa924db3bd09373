package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.ToolCatalog;
import io.signalbox.knowledge.answer.generation.ToolResult;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.gateway.tool.CallerTools;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * MCP offers of the gateway's tool routes: a person gets the tools that the bot would use for them,
 * a caller those of its key. Limits, approvals and records are the routes'.
 */
public final class RouteToolProvider implements McpToolProvider {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Words on the place of the approval button, for a person who asked in Slack and one who did not.
   */
  private static final String BELOW = "with the button below";

  private static final String IN_SLACK = "and you are asked in Slack";

  private final ToolCatalog forPeople;
  private final CallerTools forCallers;
  private final Predicate<String> taken;
  private final Clock clock;

  /**
   * Creates the offers.
   *
   * @param taken whether other tools have a name
   */
  public RouteToolProvider(
      ToolCatalog forPeople, CallerTools forCallers, Predicate<String> taken, Clock clock) {
    this.forPeople = forPeople;
    this.forCallers = forCallers;
    this.taken = taken;
    this.clock = clock;
  }

  @Override
  public void add(McpServer.StatelessSyncSpecification server, OfferRequest request) {
    if (!request.needsTools() || request.tool().filter(taken).isPresent()) {
      return;
    }
    Asker asker = request.asker();
    asker.person().ifPresent(person -> people(server, request, person));
    asker
        .caller()
        .ifPresent(
            caller -> {
              Set<String> named = new HashSet<>();
              for (CallerTools.OfferedTool tool : forCallers.of(caller)) {
                offer(request, named, tool.name(), tool.description(), tool.parameters())
                    .ifPresent(
                        described ->
                            server.toolCall(
                                readOnly(described, !tool.asks()),
                                (context, call) ->
                                    result(() -> tool.use(written(call.arguments())))));
              }
            });
  }

  private void people(
      McpServer.StatelessSyncSpecification server, OfferRequest request, QuestionAsker person) {
    Question question =
        new Question(
                "",
                request.asker().audience().orElseGet(Audience::anyone),
                clock.instant(),
                request.asker().zone())
            .by(person);
    Set<String> named = new HashSet<>();
    for (AnswerTool tool : forPeople.open(question)) {
      offer(request, named, tool.name(), tool.description(), tool.parameters())
          .ifPresent(
              described ->
                  server.toolCall(
                      described,
                      (context, call) -> result(() -> tool.use(written(call.arguments())))));
    }
  }

  /**
   * Returns the tool if the request needs it and its name is still free.
   *
   * @param named so far: two routes may have the same name in the characters that models take
   */
  private Optional<McpSchema.Tool> offer(
      OfferRequest request, Set<String> named, String name, String description, String parameters) {
    if (!request.needsTool(name) || taken.test(name) || !named.add(name)) {
      return Optional.empty();
    }
    try {
      Map<String, Object> schema =
          JSON.readValue(
              parameters,
              JSON.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class));
      schema.putIfAbsent("type", "object");
      return Optional.of(McpSchema.Tool.builder(name, schema).description(description).build());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static McpSchema.Tool readOnly(McpSchema.Tool tool, boolean readOnly) {
    return McpSchema.Tool.builder(tool.name(), tool.inputSchema())
        .description(tool.description())
        .annotations(McpSchema.ToolAnnotations.builder().readOnlyHint(readOnly).build())
        .build();
  }

  private static String written(Map<String, Object> arguments) {
    try {
      return JSON.writeValueAsString(arguments == null ? Map.of() : arguments);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("arguments came as JSON", e);
    }
  }

  private static McpSchema.CallToolResult result(Supplier<ToolResult> use) {
    return switch (use.get()) {
      case ToolResult.FoundText found -> said(found.text(), false);
      case ToolResult.Waiting waiting -> said(waiting.sentence().replace(BELOW, IN_SLACK), false);
      case ToolResult.Nothing nothing -> said(nothing.sentence(), true);
    };
  }

  private static McpSchema.CallToolResult said(String text, boolean isError) {
    return McpSchema.CallToolResult.builder().addTextContent(text).isError(isError).build();
  }
}
