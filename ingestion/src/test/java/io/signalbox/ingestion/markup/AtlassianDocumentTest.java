package io.signalbox.ingestion.markup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class AtlassianDocumentTest {
  @Test
  void writesTablesMentionsAndLinks() throws JsonProcessingException {
    String document =
        """
        {"type":"doc","content":[
          {"type":"table","content":[{"type":"tableRow","content":[
            {"type":"tableCell","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}]},
            {"type":"tableCell","content":[{"type":"paragraph","content":[{"type":"text","text":"b"}]}]}]}]},
          {"type":"paragraph","content":[
            {"type":"mention","attrs":{"text":"@Ana"}},
            {"type":"text","text":" see "},
            {"type":"text","text":"docs","marks":[{"type":"link","attrs":{"href":"https://a.example"}}]}]}]}
        """;

    assertThat(markdown(document))
        .isEqualTo("|  |  |\n|---|---|\n| a | b |\n\n@Ana see [docs](https://a.example)");
  }

  @Test
  void keepsCodeThatHoldsFencesWhole() throws JsonProcessingException {
    String document =
        "{\"type\":\"codeBlock\",\"content\":[{\"type\":\"text\",\"text\":\"```\\nx\\n```\"}]}";

    assertThat(markdown(document)).isEqualTo("````\n```\nx\n```\n````");
  }

  @Test
  void survivesWhatIsNoDocumentAndNestingWithoutEnd() throws JsonProcessingException {
    assertThat(markdown("{\"type\":7,\"content\":{\"x\":[null]}}")).isEmpty();
    assertThat(markdown("{\"type\":\"bulletList\",\"content\":[".repeat(450) + "]}".repeat(450)))
        .hasSizeLessThan(20_000);
  }

  private static String markdown(String json) throws JsonProcessingException {
    return AtlassianDocument.toMarkdown(new ObjectMapper().readTree(json));
  }
}
