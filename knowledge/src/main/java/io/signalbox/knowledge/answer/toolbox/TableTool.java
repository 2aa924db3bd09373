package io.signalbox.knowledge.answer.toolbox;

import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.ToolResult;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tool that looks up a named team, service or system in the on-call or ownership table. */
final class TableTool implements AnswerTool {
  private static final String PARAMETERS =
      """
      {"type":"object","additionalProperties":false,"required":["name"],"properties":{\
      "name":{"type":"string","description":"the team, service or system, as people call it"},\
      "when":{"type":"string","description":"such as: tomorrow at 9, on Friday; left out for now"}}}\
      """;

  private final String name;
  private final String description;
  private final String deed;
  private final NamedLookUp tables;
  private final Question question;

  /** Function that looks up a name, perhaps at a time, in one table. */
  interface NamedLookUp {
    Optional<LookUpResult> find(String words, Question question);
  }

  /**
   * Creates a tool for one table and one question.
   *
   * @param deed says what was done, up to the name of the thing
   */
  TableTool(String name, String description, String deed, NamedLookUp tables, Question question) {
    this.name = name;
    this.description = description;
    this.deed = deed;
    this.tables = tables;
    this.question = question;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String parameters() {
    return PARAMETERS;
  }

  @Override
  public ToolResult use(String arguments) {
    ToolArguments read = ToolArguments.of(arguments);
    Optional<String> thing = read.text("name");
    if (thing.isEmpty()) {
      return new ToolResult.Nothing("tried to look something up", "\"name\" is missing.");
    }
    String words = thing.get() + read.text("when").map(text -> " " + text).orElse("");
    return tables
        .find(words, question)
        .filter(this::isAllowed)
        .<ToolResult>map(finding -> found(deed + words, finding))
        .orElseGet(
            () -> new ToolResult.Nothing(deed + words, "No table says anything about that."));
  }

  /**
   * Returns whether all files of a result come from sources to which the question's channel is
   * restricted, if it is.
   */
  private boolean isAllowed(LookUpResult finding) {
    return question.sources().isEmpty()
        || finding.files().stream().allMatch(file -> question.sources().contains(file.source()));
  }

  private static ToolResult found(String deed, LookUpResult finding) {
    List<String> lines =
        Stream.concat(Stream.of(finding.text()), finding.notices().stream()).toList();
    return new ToolResult.FoundText(
        deed,
        String.join("\n", lines),
        finding.files().stream().map(file -> file.source() + "/" + file.path()).toList());
  }
}
