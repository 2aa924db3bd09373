package io.signalbox.ingestion.run;

import io.signalbox.ingestion.page.Block;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.Section;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.redact.Masked;
import io.signalbox.knowledge.redact.SecretMasker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Masks every text of a page: title, owner, tags, headings and blocks. */
final class MaskedPage {
  private final SecretMasker masker;
  private final Consumer<String> found;

  /**
   * @param found is told the kind of each secret masked
   */
  MaskedPage(SecretMasker masker, Consumer<String> found) {
    this.masker = masker;
    this.found = found;
  }

  ParsedPage of(ParsedPage page) {
    FrontMatter front = page.frontMatter();
    List<Section> sections = new ArrayList<>();
    for (Section section : page.sections()) {
      sections.add(
          new Section(
              section.headingPath().stream().map(this::text).toList(),
              section.blocks().stream().map(this::block).toList()));
    }
    FrontMatter masked =
        new FrontMatter(
            text(front.title()),
            front.link(),
            front.owner().map(this::text),
            front.lastReviewedOn(),
            front.tags().stream().map(this::text).toList());
    return new ParsedPage(masked, sections, page.notes());
  }

  String text(String text) {
    Masked masked = masker.mask(text);
    masked.findings().forEach(finding -> found.accept(finding.kind().label()));
    return masked.text();
  }

  private Block block(Block block) {
    return switch (block) {
      case Block.Prose prose -> new Block.Prose(text(prose.markdown()));
      case Block.ItemList list -> new Block.ItemList(text(list.markdown()));
      case Block.Code code -> new Block.Code(text(code.markdown()));
      case Block.Table table -> new Block.Table(text(table.markdown()));
    };
  }
}
