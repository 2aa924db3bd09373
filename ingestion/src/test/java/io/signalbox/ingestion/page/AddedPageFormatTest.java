package io.signalbox.ingestion.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.ingestion.passage.PassageCutter;
import io.signalbox.ingestion.read.TextDecoder;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page format of docs/extending.md, which shows the parts between the markers. */
class AddedPageFormatTest implements SourceFormatContract {
  // snippet: page-parser
  /** Outlines of Emacs Org mode: stars are headings, everything else is text. */
  static final class OrgParser implements PageParser {
    @Override
    public ParsedPage parse(String path, InputStream in) throws IOException {
      List<PageSection> sections = new ArrayList<>();
      List<String> headings = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (String line : TextDecoder.reader(in).lines().toList()) {
        if (TextDecoder.isBroken(line)) {
          throw new UnreadablePageException(0, TextDecoder.complaint());
        }
        int stars = line.indexOf(' ');
        if (stars > 0 && line.substring(0, stars).chars().allMatch(sign -> sign == '*')) {
          add(sections, headings, text);
          headings.subList(Math.min(stars - 1, headings.size()), headings.size()).clear();
          headings.add(line.substring(stars).strip());
        } else {
          text.append(line).append('\n');
        }
      }
      add(sections, headings, text);
      return new ParsedPage(FrontMatter.titled(PageTitle.fromPath(path)), sections, List.of());
    }

    private static void add(List<PageSection> to, List<String> headings, StringBuilder text) {
      if (!text.toString().isBlank()) {
        to.add(new PageSection(headings, List.of(new PageBlock.Prose(text.toString().strip()))));
      }
      text.setLength(0);
    }
  }

  // snippet end

  // snippet: page-test
  @Test
  void headingsBecomeTheHeadingPathOfPassages() throws IOException {
    String page = "* Drain a node\n** Steps\nCordon it first.\n* Undo\nUncordon it.\n";

    ParsedPage parsed =
        new OrgParser().parse("ops/drain-node.org", new ByteArrayInputStream(page.getBytes(UTF_8)));

    assertThat(parsed.frontMatter().title()).isEqualTo("Drain node");
    assertThat(new PassageCutter().cut(parsed))
        .containsExactly(
            new Passage(0, List.of("Drain a node", "Steps"), "Cordon it first."),
            new Passage(1, List.of("Undo"), "Uncordon it."));
  }

  // snippet end

  @Test
  void aPageOfWrongBytesIsUnreadableAndNotGuessed() {
    byte[] latin = {'*', ' ', 'K', (byte) 0xe4, (byte) 0x81, '\n'};

    assertThatThrownBy(() -> new OrgParser().parse("a.org", new ByteArrayInputStream(latin)))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("UTF-8");
  }

  @Override
  public PageParser parser() {
    return new OrgParser();
  }

  @Override
  public String samplePage() {
    return "* Drain a node\n** Undo\nUncordon it.\n";
  }
}
