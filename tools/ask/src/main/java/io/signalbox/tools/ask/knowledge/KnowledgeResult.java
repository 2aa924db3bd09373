package io.signalbox.tools.ask.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.markdown.MarkdownSanitizer;

/** Result of a request to {@link KnowledgeAccess}: content for the asker, or a refusal. */
public sealed interface KnowledgeResult {

  /**
   * Content of a result, as JSON and as Markdown; a statement that nothing was found counts too.
   *
   * <p>Their texts are others' and lose whatever a program that shows them would fetch, open or
   * post.
   *
   * @param fields for machines
   * @param text for people and models, in Markdown
   */
  record Found(ObjectNode fields, String text) implements KnowledgeResult {
    public Found {
      JsonSanitizer.clean(fields);
      text = MarkdownSanitizer.of(text);
    }
  }

  /**
   * Refusal of a request.
   *
   * @param status of HTTP
   * @param code for programmes
   * @param sentence for the asker
   * @param retrySeconds when it may work again; 0 where waiting does not help
   */
  record Refused(int status, String code, String sentence, int retrySeconds)
      implements KnowledgeResult {}
}
