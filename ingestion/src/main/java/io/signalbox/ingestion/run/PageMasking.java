package io.signalbox.ingestion.run;

import io.signalbox.ingestion.page.PageBlock;
import io.signalbox.ingestion.page.PageSection;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.masking.MaskedText;
import io.signalbox.knowledge.masking.SecretMasker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Masks secrets in every text of a parsed page: title, owner, tags, headings and blocks. */
final class PageMasking {
  private final SecretMasker masker;
  private final Consumer<String> found;

  /**
   * @param found is told the kind of each secret masked
   */
  PageMasking(SecretMasker masker, Consumer<String> found) {
    this.masker = masker;
    this.found = found;
  }

  ParsedPage of(ParsedPage page) {
    FrontMatter front = page.frontMatter();
    List<PageSection> sections = new ArrayList<>();
    for (PageSection section : page.sections()) {
      sections.add(
          new PageSection(
              section.headingPath().stream().map(this::text).toList(),
              section.blocks().stream().map(this::block).toList()));
    }
    FrontMatter masked =
        new FrontMatter(
            text(front.title()),
            front.link(),
            front.owner().map(this::text),
            front.lastReviewedOn(),
            front.reviewDue(),
            front.tags().stream().map(this::text).toList());
    return new ParsedPage(masked, sections, page.notes());
  }

  String text(String text) {
    MaskedText masked = masker.mask(text);
    masked.findings().forEach(finding -> found.accept(finding.kind().label()));
    return masked.text();
  }

  private PageBlock block(PageBlock block) {
    return switch (block) {
      case PageBlock.Prose prose -> new PageBlock.Prose(text(prose.markdown()));
      case PageBlock.ItemList list -> new PageBlock.ItemList(text(list.markdown()));
      case PageBlock.Code code -> new PageBlock.Code(text(code.markdown()));
      case PageBlock.Table table -> new PageBlock.Table(text(table.markdown()));
    };
  }
}
