package io.signalbox.tools.ask.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.tools.ask.knowledge.DocumentAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the citation marks, such as {@code [1]}, in an answer's text, for protocols that annotate
 * citations.
 */
final class CitationMarks {
  private static final Pattern MARK = Pattern.compile("\\[(\\d{1,3})]");

  private CitationMarks() {}

  /**
   * Position of a citation mark, with the cited page.
   *
   * @param number of the citation, from 1
   * @param start counted in characters of Unicode, as those who read the protocol count them
   * @param end behind it
   */
  record CitationMark(int number, int start, int end, String url, String title) {}

  /** Returns the marks of an answer, in the order of its text. */
  static List<CitationMark> of(String text, JsonNode fields) {
    Map<Integer, JsonNode> cited = new HashMap<>();
    for (String list : List.of("citations", "nearest")) {
      fields.path(list).forEach(each -> cited.put(each.path("number").asInt(), each));
    }
    List<CitationMark> marks = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      JsonNode citation = cited.get(Integer.valueOf(mark.group(1)));
      if (citation != null) {
        marks.add(
            new CitationMark(
                Integer.parseInt(mark.group(1)),
                text.codePointCount(0, mark.start()),
                text.codePointCount(0, mark.end()),
                address(citation),
                citation.path("title").asText()));
      }
    }
    return marks;
  }

  private static String address(JsonNode citation) {
    return citation.has("link")
        ? citation.path("link").asText()
        : DocumentAddress.of(new DocumentId(citation.path("document").asText()));
  }
}
