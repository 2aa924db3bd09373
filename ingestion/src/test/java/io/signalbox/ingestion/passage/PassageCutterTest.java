package io.signalbox.ingestion.passage;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.page.PageBlock;
import io.signalbox.ingestion.page.PageFixture;
import io.signalbox.ingestion.page.PageSection;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassageCutterTest {
  private final PassageCutter cutter = new PassageCutter();

  @Test
  void givesNoPassageForAPageWithoutText() {
    assertThat(cutter.cut(page())).isEmpty();
    assertThat(cut(new PageBlock.Prose(" \n"))).isEmpty();
    assertThat(cutter.cut(PageFixture.parse("x.md", "# Title\n\n## Empty\n"))).isEmpty();
  }

  @Test
  void cutsAlongHeadingsHoweverShortTheSections() {
    ParsedPage page =
        PageFixture.parse("x.md", "# T\n\nA.\n\n## One\n\nB.\n\n## None\n\n### Deep\n\nC.\n");

    assertThat(cutter.cut(page))
        .containsExactly(
            new Passage(0, List.of(), "A."),
            new Passage(1, List.of("One"), "B."),
            new Passage(2, List.of("None", "Deep"), "C."));
  }

  @Test
  void gathersNeighboursUpToTheTarget() {
    List<String> texts = cut(prose(300), prose(300), prose(290), prose(300));

    assertThat(texts).extracting(String::length).containsExactly(300 + 2 + 300 + 2 + 290, 300);
  }

  @Test
  void letsASmallLastPieceJoinRatherThanStandAlone() {
    assertThat(cut(prose(850), prose(100))).hasSize(1);
    assertThat(cut(prose(850), prose(600))).hasSize(2);
  }

  @Test
  void neverCutsCodeOrTables() {
    PageBlock code = new PageBlock.Code("```\n" + "x\n".repeat(3_000) + "```");
    PageBlock table = new PageBlock.Table("| a |\n| --- |\n" + "| b |\n".repeat(600) + "| end |");

    assertThat(cut(code, table)).containsExactly(code.markdown(), table.markdown());
  }

  @Test
  void keepsCodeWithTheSentenceThatIntroducesIt() {
    PageBlock code = code(600);

    List<String> texts = cut(prose(800), new PageBlock.Prose("Run this:"), code);

    assertThat(texts).hasSize(2);
    assertThat(texts.get(1)).isEqualTo("Run this:\n\n" + code.markdown());
  }

  @Test
  void takesOnlyTheLastSentenceAlongWhenTheWholeParagraphDoesNotFit() {
    String paragraph = sentences(900) + " Then run this:";

    List<String> texts = cut(new PageBlock.Prose(paragraph), code(700));

    assertThat(texts).hasSize(2);
    assertThat(texts.getFirst()).endsWith(".").doesNotContain("run this");
    assertThat(texts.getLast()).startsWith("Then run this:\n\n```");
  }

  @Test
  void keepsAnIntroductionWithTheFirstPartOfALongList() {
    String items =
        IntStream.range(0, 40).mapToObj(i -> "- item " + i + " " + "x".repeat(60)).collect(lines());

    List<String> texts =
        cut(new PageBlock.Prose("Check all of these:"), new PageBlock.ItemList(items));

    assertThat(texts).hasSizeGreaterThan(2);
    assertThat(texts.getFirst()).startsWith("Check all of these:\n\n- item 0");
    assertThat(texts.stream().skip(1)).allMatch(text -> text.startsWith("- item "));
    assertThat(String.join("\n", texts).lines().filter(line -> line.startsWith("- "))).hasSize(40);
  }

  @Test
  void cutsListsOnlyBetweenTopLevelItemsAndKeepsTheirNumbers() {
    String item = "1. step\n\n   ```sh\n   " + "x".repeat(400) + "\n   ```\n\n   1. inner\n";

    List<String> texts = cut(new PageBlock.ItemList(item.repeat(12).strip()));

    assertThat(texts).hasSize(6);
    assertThat(texts.get(1)).startsWith("3. step\n\n   ```sh\n   x");
    assertThat(texts.get(5)).startsWith("11. step\n\n    ```sh\n    x").contains("\n    1. inner");
  }

  @Test
  void cutsALongParagraphAtTheEndsOfSentences() {
    String paragraph = sentences(4_000);

    List<String> texts = cut(new PageBlock.Prose(paragraph));

    assertThat(texts).hasSizeBetween(4, 6).allMatch(text -> text.endsWith("."));
    assertThat(texts).allMatch(text -> text.length() <= PassageLength.MOST);
    assertThat(String.join(" ", texts)).isEqualTo(paragraph);
  }

  @Test
  void doesNotEndASentenceInCodeALinkOrAnAbbreviation() {
    String sentence =
        "Use e.g. Grafana or `a. B. C` or [Mr. X. Y. Zed](https://x.example/?a. B) now. ";

    List<String> texts = cut(new PageBlock.Prose(sentence.repeat(30).strip()));

    assertThat(texts).hasSizeGreaterThan(1).allMatch(text -> text.startsWith("Use e.g."));
  }

  @Test
  void cutsTextWithoutSentencesAtLinesOrWordsAndNeverInAWord() {
    String words = "word ".repeat(1_000).strip();
    String blob = "a".repeat(5_000);

    assertThat(cut(new PageBlock.Prose(words)))
        .hasSizeGreaterThan(4)
        .allMatch(text -> text.matches("(word ?)+"));
    assertThat(cut(new PageBlock.Prose(blob))).containsExactly(blob);
  }

  @Test
  void keepsQuotationMarksOnEveryPartOfALongQuotation() {
    String quotation = "> " + sentences(3_000);

    assertThat(cut(new PageBlock.Prose(quotation)))
        .hasSizeGreaterThan(2)
        .allMatch(text -> text.startsWith("> "));
  }

  @Test
  void cutsTheSamePageTheSameWay() {
    assertThat(cutter.cut(PageFixture.read("payments-failover.md")))
        .isEqualTo(cutter.cut(PageFixture.read("payments-failover.md")))
        .hasSize(4);
  }

  private List<String> cut(PageBlock... blocks) {
    return cutter.cut(page(new PageSection(List.of("S"), List.of(blocks)))).stream()
        .map(Passage::text)
        .toList();
  }

  private static ParsedPage page(PageSection... sections) {
    return new ParsedPage(FrontMatter.titled("T"), List.of(sections), List.of());
  }

  private static PageBlock prose(int length) {
    return new PageBlock.Prose("p".repeat(length - 1) + ".");
  }

  private static PageBlock code(int length) {
    return new PageBlock.Code("```\n" + "c".repeat(length - 8) + "\n```");
  }

  private static String sentences(int about) {
    String sentence = "The pods of this service restart when memory runs out. ";
    return sentence.repeat(about / sentence.length()).strip();
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }
}
