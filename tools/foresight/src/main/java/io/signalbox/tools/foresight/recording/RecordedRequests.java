package io.signalbox.tools.foresight.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.protocol.BodyFingerprint;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.evaluation.AnswerCheck;
import io.signalbox.tools.foresight.evaluation.EvaluationCase;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.RecordedRequest;
import io.signalbox.tools.foresight.recording.RecordedRequestRows.RecordedRow;
import io.signalbox.tools.gateway.accounting.CallTextCipher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reader of recorded requests for whoever has the key that encrypts them. */
public final class RecordedRequests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int USER_DIGITS = 16;

  /** Beginning of the versions of evaluation sets of recorded requests. */
  public static final String VERSION = "rec-";

  private final Jdbi jdbi;
  private final Optional<CallTextCipher> seal;

  /**
   * @param seal with the key of the settings; without one no request can be read
   */
  public RecordedRequests(Jdbi jdbi, Optional<CallTextCipher> seal) {
    this.jdbi = jdbi;
    this.seal = seal;
  }

  /**
   * Returns the latest recorded requests of a caller over a route as evaluation cases. Results are
   * kept by case, so that a rehearsal goes on where it was also when requests were added.
   *
   * @param most cases
   */
  public EvaluationSet sample(String caller, String route, int most) {
    List<EvaluationCase> cases = new ArrayList<>();
    int unreadable = 0;
    for (RecordedRow row :
        jdbi.withHandle(handle -> RecordedRequestRows.of(handle, caller, route))) {
      if (cases.size() == most) {
        break;
      }
      Optional<String> body = opened(row);
      body.map(text -> evaluationCase(row, text)).ifPresent(cases::add);
      unreadable += body.isEmpty() ? 1 : 0;
    }
    String version = BodyFingerprint.of(("recorded\n" + caller + "\n" + route).getBytes(UTF_8));
    return new EvaluationSet(
        "recorded requests",
        VERSION + version.substring(0, USER_DIGITS),
        cases,
        unreadable == 0
            ? List.of()
            : List.of(unreadable + " recorded requests were encrypted with another key."));
  }

  private Optional<String> opened(RecordedRow row) {
    try {
      return seal.map(key -> key.opened(row.sealed()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static EvaluationCase evaluationCase(RecordedRow row, String body) {
    RequestBody request = RequestBody.read(row.shape(), body.getBytes(UTF_8));
    return new EvaluationCase(
        "call " + row.id(),
        Optional.empty(),
        request.lastQuestion().orElse(""),
        form(body).map(List::of).orElse(List.of()),
        1,
        Optional.empty(),
        Optional.of(new RecordedRequest(row.shape(), body)));
  }

  /**
   * Returns the check of the form that a request wants its answer in; empty where it wants none.
   */
  private static Optional<AnswerCheck> form(String body) {
    try {
      JsonNode root = JSON.readTree(body);
      JsonNode wanted =
          root.has("response_format")
              ? root.path("response_format")
              : root.path("text").path("format");
      return switch (wanted.path("type").asText("")) {
        case "json_object" -> Optional.of(new AnswerCheck.Schema("{\"type\":\"object\"}"));
        case "json_schema" -> Optional.of(new AnswerCheck.Schema(schema(wanted)));
        default -> Optional.empty();
      };
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String schema(JsonNode wanted) {
    JsonNode nested = wanted.path("json_schema").path("schema");
    JsonNode schema = nested.isObject() ? nested : wanted.path("schema");
    return schema.isObject() ? schema.toString() : "{}";
  }

  /**
   * Deletes the requests that were made for a person or whose text names them; those that cannot be
   * read too, as nobody can tell.
   *
   * @param name Slack's id, or an address
   * @return the number of deleted requests
   */
  public int forget(Handle handle, String name) {
    String print = BodyFingerprint.of(name.getBytes(UTF_8)).substring(0, USER_DIGITS);
    int deleted = 0;
    for (RecordedRow row : RecordedRequestRows.all(handle)) {
      boolean theirs =
          row.person().equals(print) || opened(row).map(text -> text.contains(name)).orElse(true);
      deleted += theirs ? RecordedRequestRows.delete(handle, row.id()) : 0;
    }
    return deleted;
  }
}
