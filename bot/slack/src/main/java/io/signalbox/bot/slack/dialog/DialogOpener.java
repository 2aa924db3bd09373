package io.signalbox.bot.slack.dialog;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.refusal.SlackError;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a modal through {@code views.open}. */
public final class DialogOpener {
  private static final Logger log = LoggerFactory.getLogger(DialogOpener.class);

  private DialogOpener() {}

  /**
   * Opens the modal; returns a sentence for the person who waits when Slack refuses, else empty.
   */
  public static Optional<String> refusal(MethodsClient slack, String trigger, View view)
      throws IOException, SlackApiException {
    ViewsOpenResponse response = slack.viewsOpen(r -> r.triggerId(trigger).view(view));
    if (response.isOk()) {
      return Optional.empty();
    }
    SlackError refusal = SlackError.of("views.open", response);
    log.warn("Slack opens no dialog: {} {}", refusal.error(), response.getResponseMetadata());
    return Optional.of("The dialog did not open: " + refusal.words() + ".");
  }
}
