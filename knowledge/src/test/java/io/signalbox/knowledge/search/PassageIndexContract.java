package io.signalbox.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.signalbox.knowledge.Documents;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.corpus.DocumentVectors;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.document.Principal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Duties of every {@link PassageIndex}. A test of an index implements this, and runs its tests with
 * its own.
 */
public interface PassageIndexContract {
  /** Embeds the texts of the contract. */
  WordEmbedder WORDS = new WordEmbedder("words/1");

  /** Opens an index in a folder, a new one where there is none. */
  PassageIndex openIndex(Path folder, int dimensions);

  /** A new index is at the beginning, and finds nothing. */
  @Test
  default void contractANewIndexIsEmpty(@TempDir Path empty) {
    try (PassageIndex index = openIndex(empty, WORDS.dimensions())) {
      assertThat(index.position()).isZero();
      assertThat(index.size()).isZero();
      assertThat(found(index, "deploy", Audience.anyone())).isEmpty();
    }
  }

  /** Words come first, vectors later. */
  @Test
  default void contractADocumentIsFoundWithAndWithoutVectors(@TempDir Path empty) {
    try (PassageIndex index = openIndex(empty, WORDS.dimensions())) {
      Document bare = Documents.page("a.md", "Deploy", "Use jenkins.");
      Document embedded = Documents.page("b.md", "Rollback", "Use argo.");
      index.apply(
          List.of(
              new CorpusChange.Stored(1, bare, Optional.empty()),
              new CorpusChange.Stored(2, embedded, Optional.of(vectors(embedded)))));

      assertThat(index.size()).isEqualTo(2);
      assertThat(index.has(bare.id())).isTrue();
      assertThat(found(index, "jenkins", Audience.anyone())).startsWith(bare.id());
      assertThat(found(index, "argo", Audience.anyone())).startsWith(embedded.id());
    }
  }

  /** A document comes back with all that a citation needs. */
  @Test
  default void contractADocumentComesBackAsItWasPutIn(@TempDir Path empty) {
    try (PassageIndex index = openIndex(empty, WORDS.dimensions())) {
      Document document = Documents.page("a.md", "Deploy", "Use jenkins.", "Then wait.");
      index.apply(List.of(new CorpusChange.Stored(1, document, Optional.of(vectors(document)))));

      Document back = find(index, "jenkins", Audience.anyone()).getFirst().document();
      assertThat(back.id()).isEqualTo(document.id());
      assertThat(back.source()).isEqualTo(document.source());
      assertThat(back.access()).isEqualTo(document.access());
      assertThat(back.frontMatter()).isEqualTo(document.frontMatter());
      assertThat(back.passages())
          .extracting(Passage::text)
          .isEqualTo(document.passages().stream().map(Passage::text).toList());
    }
  }

  /** Each clause of the access rule counts, for each audience as the rule itself says. */
  @Test
  default void contractOnlyAudiencesThatTheRulePermitsFindADocument(@TempDir Path empty) {
    Principal sre = Principal.parse("group:sre");
    Principal channel = Principal.parse("channel:C1");
    List<AccessRule> rules =
        List.of(
            AccessRule.everyone(),
            AccessRule.only(Set.of(sre)),
            AccessRule.only(Set.of(sre, channel)),
            AccessRule.only(Set.of(sre)).and(AccessRule.only(Set.of(channel))),
            AccessRule.only(Set.of(sre)).and(AccessRule.everyone()));
    List<Audience> audiences =
        List.of(
            Audience.anyone(),
            new Audience(Set.of(sre)),
            new Audience(Set.of(channel)),
            new Audience(Set.of(sre, channel)),
            new Audience(Set.of(sre, channel), /* isOrganisation= */ false),
            new Audience(Set.of(sre), /* isOrganisation= */ false));
    for (int i = 0; i < rules.size(); i++) {
      try (PassageIndex index = openIndex(empty.resolve(Integer.toString(i)), WORDS.dimensions())) {
        Document document = Documents.page("a.md", "Vault", rules.get(i), "Unseal vault.");
        index.apply(List.of(new CorpusChange.Stored(1, document, Optional.of(vectors(document)))));
        for (Audience audience : audiences) {
          assertThat(found(index, "unseal vault", audience))
              .as("%s for %s", rules.get(i).text(), audience)
              .hasSize(rules.get(i).permits(audience) ? 1 : 0);
        }
      }
    }
  }

  /** The newest version counts alone. */
  @Test
  default void contractAChangedDocumentReplacesItselfAndARemovedOneIsGone(@TempDir Path empty) {
    try (PassageIndex index = openIndex(empty, WORDS.dimensions())) {
      Document before = Documents.page("a.md", "Deploy", "Use jenkins.", "Then wait.");
      Document after = Documents.page("a.md", "Deploy", "Use argo.");
      index.apply(List.of(new CorpusChange.Stored(1, before, Optional.empty())));
      index.apply(List.of(new CorpusChange.Stored(2, after, Optional.empty())));

      assertThat(index.size()).isOne();
      assertThat(find(index, "deploy argo", Audience.anyone()).getFirst().document().passages())
          .extracting(Passage::text)
          .containsExactly("Use argo.");

      index.apply(List.of(new CorpusChange.Removed(3, after.id())));

      assertThat(index.size()).isZero();
      assertThat(index.has(after.id())).isFalse();
      assertThat(found(index, "deploy argo", Audience.anyone())).isEmpty();
    }
  }

  /** The position is that of the last commit. */
  @Test
  default void contractWhatWasCommittedSurvivesAndThePositionTellsHowFar(@TempDir Path empty) {
    Document one = Documents.page("a.md", "Deploy", "Use jenkins.");
    Document two = Documents.page("b.md", "Rollback", "Use argo.");
    try (PassageIndex index = openIndex(empty, WORDS.dimensions())) {
      index.apply(List.of(new CorpusChange.Stored(7, one, Optional.empty())));
      index.commit();
      index.apply(List.of(new CorpusChange.Stored(9, two, Optional.empty())));
    }
    try (PassageIndex index = openIndex(empty, WORDS.dimensions())) {
      assertThat(index.has(one.id())).isTrue();
      assertThat(index.position()).isIn(7L, 9L);
      assertThat(index.has(two.id())).isEqualTo(index.position() == 9L);
    }
  }

  /** A search may be narrowed to sources. */
  @Test
  default void contractASearchInOneSourceFindsNothingOfAnother(@TempDir Path empty) {
    try (PassageIndex index = openIndex(empty, WORDS.dimensions())) {
      Document document = Documents.page("a.md", "Deploy", "Use jenkins.");
      index.apply(List.of(new CorpusChange.Stored(1, document, Optional.empty())));

      assertThat(inSource(index, document.source())).containsExactly(document.id());
      assertThat(inSource(index, "elsewhere")).isEmpty();
    }
  }

  /** Nothing that a person types breaks a search. */
  @Test
  default void contractOddQuestionsBreakNothing(@TempDir Path empty) {
    try (PassageIndex index = openIndex(empty, WORDS.dimensions())) {
      Document document = Documents.page("a.md", "Deploy", "Use jenkins.");
      index.apply(List.of(new CorpusChange.Stored(1, document, Optional.empty())));

      for (String odd : List.of("", "?", "the of and", "\u0000", "*:* AND (", "a".repeat(9_999))) {
        assertThatCode(() -> found(index, odd, Audience.anyone())).doesNotThrowAnyException();
      }
    }
  }

  private static List<DocumentId> inSource(PassageIndex index, String source) {
    return ids(find(index, new SearchQuery("jenkins", Audience.anyone(), Set.of(source))));
  }

  private static List<DocumentId> found(PassageIndex index, String text, Audience audience) {
    return ids(find(index, text, audience));
  }

  private static List<DocumentId> ids(List<FoundDocument> found) {
    return found.stream().map(each -> each.document().id()).toList();
  }

  private static List<FoundDocument> find(PassageIndex index, String text, Audience audience) {
    return find(index, new SearchQuery(text, audience, Set.of()));
  }

  /** Those that share a word with the question, best first. */
  private static List<FoundDocument> find(PassageIndex index, SearchQuery query) {
    return index.find(query, Optional.empty(), evidence -> byWords(evidence), 10);
  }

  private static double[] byWords(List<RetrievalEvidence> evidence) {
    return evidence.stream().mapToDouble(RetrievalEvidence::lexical).toArray();
  }

  private static DocumentVectors vectors(Document document) {
    List<String> texts = document.passages().stream().map(Passage::text).toList();
    float[] title = WORDS.embedQuery(document.frontMatter().title());
    return new DocumentVectors(title, title, WORDS.embedPassages(texts));
  }
}
