package io.signalbox.ingestion.run;

import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.UnreadablePageException;
import io.signalbox.ingestion.passage.PassageCutter;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.masking.SecretMasker;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Item reader that imports a page file as one document of the corpus. */
final class PageImporter extends DocumentImporter {
  private final Corpus corpus;
  private final SecretMasker masker;
  private final PassageCutter cutter = new PassageCutter();
  private final PageFormats formats = new PageFormats();
  private final TechDocsOwners techDocs = new TechDocsOwners();

  PageImporter(Corpus corpus, SecretMasker masker) {
    super(corpus);
    this.corpus = corpus;
    this.masker = masker;
  }

  @Override
  public ReadExtent read(Source source, SourceItem item, InputStream in, SourceTally tally)
      throws IOException {
    ParsedPage parsed;
    try {
      parsed = formats.parse(source.path(), item.path(), in);
    } catch (UnreadablePageException e) {
      tally.skip(new SkippedItem(item.path(), e.line(), String.valueOf(e.getMessage())));
      return ReadExtent.NOTHING;
    }
    parsed.notes().forEach(note -> tally.note(new SkippedItem(item.path(), 0, note)));
    ParsedPage page = new PageMasking(masker, tally::mask).of(parsed);
    List<Passage> passages = cutter.cut(page);
    DocumentId id = new DocumentId(source.name() + "/" + item.path());
    if (passages.isEmpty()) {
      tally.note(
          new SkippedItem(
              item.path(), 0, "has no text under its headings, so nothing of it can be found"));
      corpus.idsFrom(source.name(), item.path()).forEach(tally::vanished);
      return ReadExtent.WHOLE;
    }
    Document document =
        new Document(
            id,
            source.name(),
            DocumentKind.RUNBOOK,
            source.access(),
            completed(page.frontMatter(), source, item),
            passages);
    tally.stored(1, corpus.put(document, item.path()) ? 1 : 0);
    corpus.idsFrom(source.name(), item.path()).stream()
        .filter(before -> !before.equals(id))
        .forEach(tally::vanished);
    return ReadExtent.WHOLE;
  }

  private FrontMatter completed(FrontMatter front, Source source, SourceItem item) {
    return new FrontMatter(
        front.title(),
        front.link().or(() -> Optional.of(source.link(item.path()))),
        front.owner().or(() -> techDocs.of(source, item)).or(source::owner),
        front.lastReviewedOn(),
        front.reviewDue(),
        front.tags());
  }

  @Override
  public String besides(Source source, SourceItem item) {
    return techDocs.of(source, item).orElse("") + formats.besides(source.path(), item.path());
  }

  @Override
  public String version() {
    return "pages/4";
  }
}
