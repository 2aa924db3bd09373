package io.signalbox.bot.slack.dialog;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import java.util.Map;

/**
 * Factory of Bolt responses to a submitted modal: field errors, or another modal in its place.
 * Pure.
 */
public final class DialogResponses {
  private DialogResponses() {}

  /** Returns the response that keeps the dialog open, with a sentence under a field. */
  public static Response wrong(ViewSubmissionContext context, String field, String sentence) {
    return wrong(context, Map.of(field, sentence));
  }

  /** Returns the response that keeps the dialog open, with sentences under their fields. */
  public static Response wrong(ViewSubmissionContext context, Map<String, String> sentences) {
    return context.ack(r -> r.responseAction("errors").errors(sentences));
  }

  /** Returns the response that shows another dialog in its place. */
  public static Response instead(ViewSubmissionContext context, View view) {
    return context.ack(r -> r.responseAction("update").view(view));
  }
}
