package io.signalbox.bot.slack.refusal;

import com.slack.api.methods.SlackApiTextResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Error response of Slack's Web API with its treatment from the error table.
 *
 * @param method such as {@code chat.postMessage}, or {@link #RESPONSE_URL}
 * @param error Slack's code
 * @param needed the scope that is missing
 */
public record SlackError(
    String method, String error, ErrorTreatment treatment, Optional<String> needed) {
  /** Stands for the method where a reply goes to a response URL instead. */
  public static final String RESPONSE_URL = "response_url";

  /** Returns the error of a response that was not ok. */
  public static SlackError of(String method, SlackApiTextResponse response) {
    return of(method, response.getError(), response.getNeeded());
  }

  /** Returns the error with this code of a method. */
  public static SlackError of(String method, @Nullable String error, @Nullable String needed) {
    String code = error == null || error.isBlank() ? "unknown" : error;
    ErrorTable table = ErrorTable.bundled();
    return new SlackError(
        method,
        code,
        table.find(method, code).orElseGet(table::otherwise).treatment(),
        Optional.ofNullable(needed).filter(scope -> !scope.isBlank()));
  }

  /** Returns half a sentence for people, which names the code. */
  public String words() {
    String words =
        ErrorTable.bundled()
            .find(method, error)
            .map(ErrorTable.Row::words)
            .filter(text -> !text.isEmpty())
            .map(text -> text + " (" + error + ")")
            .orElse("Slack answered " + error);
    return words + needed.map(scope -> ", needs " + scope).orElse("");
  }
}
