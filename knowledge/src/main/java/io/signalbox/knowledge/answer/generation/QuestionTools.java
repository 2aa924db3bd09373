package io.signalbox.knowledge.answer.generation;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.text.ShortenedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Executor of a model's tool calls for one question, with their results. What a tool finds becomes
 * one more numbered passage, fenced as data like the others: sentences have to rest on it just as
 * on a page. For one thread.
 */
public final class QuestionTools {
  /**
   * Longest tool result in characters, equal to the limit of a passage; see {@link ModelWriter}.
   */
  private static final int LONGEST = 8_000;

  private final Map<String, AnswerTool> tools = new LinkedHashMap<>();
  private final int mostUses;
  private final PromptWriter.Fence fence;
  private final List<Passage> passages;
  private final Map<Integer, ToolResult> results = new LinkedHashMap<>();
  private int uses;

  /**
   * @param passages what the answer may rest on so far; grows with each use
   */
  QuestionTools(
      List<AnswerTool> tools, int mostUses, PromptWriter.Fence fence, List<Passage> passages) {
    tools.forEach(tool -> this.tools.putIfAbsent(tool.name(), tool));
    this.mostUses = mostUses;
    this.fence = fence;
    this.passages = passages;
  }

  /** Returns the tools offered to a model. */
  public List<AnswerTool> tools() {
    return List.copyOf(tools.values());
  }

  /** Returns whether the limit of tool calls allows another one. */
  public boolean mayBeUsed() {
    return uses < mostUses && !tools.isEmpty();
  }

  /** Calls a tool by name and returns the text to give to the model. */
  public String use(String name, String arguments) {
    if (!mayBeUsed()) {
      return "No more look-ups are allowed for this question. Answer with what there is.";
    }
    uses++;
    Optional<AnswerTool> tool = Optional.ofNullable(tools.get(name));
    if (tool.isEmpty()) {
      return "There is no such tool.";
    }
    ToolResult result = tool.get().use(arguments);
    String text =
        switch (result) {
          case ToolResult.FoundText found -> found.text();
          case ToolResult.Waiting waiting -> waiting.sentence();
          case ToolResult.Nothing nothing -> nothing.sentence();
        };
    Passage passage =
        new Passage(
            passages.size(),
            List.of(result.description()),
            ShortenedText.words(text.isBlank() ? "-" : text, LONGEST));
    passages.add(passage);
    results.put(passages.size(), result);
    return fence.passage(passages.size(), passage);
  }

  /** Returns the results, by the number of the passage that each became. */
  Map<Integer, ToolResult> results() {
    return results;
  }
}
