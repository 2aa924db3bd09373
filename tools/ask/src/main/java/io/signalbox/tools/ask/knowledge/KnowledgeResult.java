package io.signalbox.tools.ask.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.markdown.HarmlessMarkdown;

/** Result of asking knowledge for something. */
public sealed interface KnowledgeResult {

  /**
   * Found, or said not to be: both are results.
   *
   * <p>Their texts are others' and lose whatever a program that shows them would fetch, open or
   * post.
   *
   * @param fields for machines
   * @param text for people and models, in Markdown
   */
  record Found(ObjectNode fields, String text) implements KnowledgeResult {
    public Found {
      HarmlessFields.clean(fields);
      text = HarmlessMarkdown.of(text);
    }
  }

  /**
   * Not done.
   *
   * @param status of HTTP
   * @param code for programmes
   * @param sentence for the asker
   * @param retrySeconds when it may work again; 0 where waiting does not help
   */
  record Refused(int status, String code, String sentence, int retrySeconds)
      implements KnowledgeResult {}
}
