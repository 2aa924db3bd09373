package io.signalbox.bot.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenQuestionFileTest {
  @TempDir private Path folder;

  @Test
  void tellsTheCorpusOfAQuestionByItsPagesAndElseByItsFile() throws IOException {
    List<ProvenQuestion> questions =
        read(
            """
            {"id":"p0","question":"where?","answerable":false,"gold_docs":[],"value":""}
            {"id":"p1","question":"when?","gold_docs":["port/hours.md"],"answer_quote":"at seven","value":"seven","kind":"when"}
            """);

    assertThat(questions).extracting(ProvenQuestion::corpus).containsExactly("port", "port");
    assertThat(questions).extracting(ProvenQuestion::set).containsOnly("harbour");
    assertThat(questions).extracting(ProvenQuestion::answerable).containsExactly(false, true);
    assertThat(questions.getLast().value()).isEqualTo("seven");
  }

  @Test
  void namesTheFileWhereNoQuestionHasAPage() throws IOException {
    assertThat(read("{\"id\":\"p0\",\"question\":\"where?\",\"gold_docs\":[]}"))
        .extracting(ProvenQuestion::corpus)
        .containsExactly("harbour");
  }

  @Test
  void provesThePartsOfAnAnswerFromTwoPagesByTheirOwnPage() throws IOException {
    ProvenQuestion question =
        read("""
        {"id":"p1","question":"who and when?","gold_docs":["port/who.md","port/when.md"],"answer_quote":"the pilot || at seven","kind":"twopage"}
        """)
            .getFirst();

    assertThat(question.proofs())
        .extracting(AnswerProof::documents)
        .containsExactly(Set.of("port/who.md"), Set.of("port/when.md"));
    assertThat(question.isTwoPage()).isTrue();
  }

  @Test
  void countsAPageThatProvesItTooAmongItsPages() throws IOException {
    ProvenQuestion question =
        read("""
        {"id":"p1","question":"when?","gold_docs":["port/hours.md"],"answer_quote":"at seven","also":[{"doc":"port/faq.md","quote":"seven o'clock"}]}
        """)
            .getFirst();

    assertThat(question.pages()).containsExactlyInAnyOrder("port/hours.md", "port/faq.md");
    assertThat(question.proofs().getFirst().quotes()).containsExactly("at seven", "seven o'clock");
  }

  private List<ProvenQuestion> read(String lines) throws IOException {
    return ProvenQuestionFile.read(
        Files.writeString(folder.resolve("questions-harbour.jsonl"), lines));
  }
}
