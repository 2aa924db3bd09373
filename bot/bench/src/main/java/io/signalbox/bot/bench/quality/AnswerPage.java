package io.signalbox.bot.bench.quality;

import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.knowledge.text.HtmlEscaping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an HTML page with all systems' replies side by side, the wrong ones first, for review by a
 * person. Needs no network and no script.
 */
final class AnswerPage {
  private static final List<AnswerVerdict> ORDER =
      List.of(
          AnswerVerdict.WRONG,
          AnswerVerdict.MADE_UP,
          AnswerVerdict.NOT_SUFFICIENT,
          AnswerVerdict.FALSE_UNKNOWN,
          AnswerVerdict.RIGHT,
          AnswerVerdict.HONEST_UNKNOWN);

  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,sans-serif;margin:0 auto;max-width:1500px;padding:1rem;color:#1b1f24;background:#fff}
      h1{font-size:1.3rem} h2{font-size:1.1rem;margin:2rem 0 .5rem;position:sticky;top:0;background:#fff;padding:.3rem 0}
      nav a{margin-right:1rem} article{display:grid;grid-template-columns:minmax(14rem,1fr) minmax(14rem,1fr) 2fr;gap:1rem;
      border-top:1px solid #c8ccd0;padding:.7rem 0} article>*{min-width:0}
      .asked{font-weight:600} .small{font-size:.85rem;color:#57606a} pre{white-space:pre-wrap;overflow-wrap:anywhere;
      font:13px/1.4 ui-monospace,monospace;margin:.2rem 0;background:#f6f8fa;padding:.5rem;max-height:26rem;overflow:auto}
      .verdict{display:inline-block;border-radius:.7em;padding:0 .6em;font-size:.85rem;border:1px solid}
      .right,.honest_unknown{color:#116329} .wrong,.made_up{color:#a40e26} .not_sufficient,.false_unknown{color:#7d4e00}
      mark{background:#fff1a8} summary{cursor:pointer}
      @media (max-width:60rem){article{grid-template-columns:1fr}}
      """;

  private AnswerPage() {}

  /** Writes the page, with the first system's replies in full and the others' folded. */
  static void write(Path file, Map<String, List<ScoredAnswer>> systems) {
    try {
      Files.writeString(file, html(systems));
    } catch (IOException e) {
      throw new UnusableInputException(
          file + " cannot be written: " + e.getClass().getSimpleName());
    }
  }

  static String html(Map<String, List<ScoredAnswer>> systems) {
    List<ScoredAnswer> own = systems.values().iterator().next();
    Map<String, Map<String, ScoredAnswer>> others = new LinkedHashMap<>();
    systems.entrySet().stream()
        .skip(1)
        .forEach(
            entry -> {
              Map<String, ScoredAnswer> byId = new HashMap<>();
              entry.getValue().forEach(each -> byId.put(id(each), each));
              others.put(entry.getKey(), byId);
            });
    StringBuilder page = new StringBuilder(1 << 16);
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .append("<title>Answers</title>\n<style>")
        .append(STYLE)
        .append("</style></head><body><main>\n<h1>")
        .append(own.size())
        .append(" answers</h1>\n<nav aria-label=\"Verdicts\">");
    ORDER.forEach(
        verdict ->
            page.append("<a href=\"#")
                .append(style(verdict))
                .append("\">")
                .append(HtmlEscaping.escaped(verdict.words()))
                .append(": ")
                .append(own.stream().filter(each -> each.verdict() == verdict).count())
                .append("</a> "));
    page.append("</nav>\n");
    ORDER.forEach(verdict -> section(page, verdict, own, others));
    return page.append("</main></body></html>\n").toString();
  }

  private static void section(
      StringBuilder page,
      AnswerVerdict verdict,
      List<ScoredAnswer> own,
      Map<String, Map<String, ScoredAnswer>> others) {
    List<ScoredAnswer> some =
        own.stream()
            .filter(each -> each.verdict() == verdict)
            .sorted(Comparator.comparingDouble((ScoredAnswer each) -> -each.answer().confidence()))
            .toList();
    page.append("<section id=\"").append(style(verdict)).append("\"><h2>");
    page.append(HtmlEscaping.escaped(verdict.words()))
        .append(": ")
        .append(some.size())
        .append("</h2>\n");
    some.forEach(each -> article(page, each, others));
    page.append("</section>\n");
  }

  private static void article(
      StringBuilder page, ScoredAnswer own, Map<String, Map<String, ScoredAnswer>> others) {
    page.append("<article><div><p class=\"asked\">")
        .append(HtmlEscaping.escaped(own.question().text()))
        .append("</p><p class=\"small\">")
        .append(HtmlEscaping.escaped(own.question().golden().id() + " · " + own.question().kind()))
        .append("</p></div><div>");
    if (own.question().proofs().isEmpty()) {
      page.append("<p>Nothing answers this.</p>");
    }
    for (AnswerProof proof : own.question().proofs()) {
      page.append("<pre>")
          .append(marked(proof.quotes().getFirst(), List.of(proof)))
          .append("</pre>");
      page.append("<p class=\"small\">");
      page.append(
          HtmlEscaping.escaped(String.join(", ", proof.documents().stream().sorted().toList())));
      page.append("</p>");
    }
    page.append("</div><div>");
    reply(page, own);
    others.forEach(
        (system, byId) -> {
          ScoredAnswer other = byId.get(id(own));
          if (other != null) {
            page.append("<details><summary>").append(HtmlEscaping.escaped(system)).append(": ");
            page.append(HtmlEscaping.escaped(other.verdict().words())).append("</summary>");
            reply(page, other);
            page.append("</details>");
          }
        });
    page.append("</div></article>\n");
  }

  private static void reply(StringBuilder page, ScoredAnswer scored) {
    page.append("<p><span class=\"verdict ")
        .append(style(scored.verdict()))
        .append("\">")
        .append(HtmlEscaping.escaped(scored.verdict().words()))
        .append(scored.answer().unsure() ? ", unsure" : "")
        .append("</span> <span class=\"small\">")
        .append(
            String.format(
                Locale.ROOT,
                "confidence %.3f, %d characters",
                scored.answer().confidence(),
                scored.answer().text().length()))
        .append("</span></p>");
    if (scored.answer().isUnknown()) {
      page.append("<p>I don't know.</p>");
    } else {
      page.append("<pre>")
          .append(marked(scored.answer().text(), scored.question().proofs()))
          .append("</pre>");
      if (!scored.answer().more().isEmpty()) {
        page.append("<details><summary>more</summary><pre>")
            .append(marked(String.join("\n\n", scored.answer().more()), scored.question().proofs()))
            .append("</pre></details>");
      }
    }
    page.append("<p class=\"small\">")
        .append(HtmlEscaping.escaped(String.join(", ", scored.answer().documents())))
        .append("</p>");
  }

  /** Returns the text as HTML, with the values marked that prove the answer. */
  private static String marked(String text, List<AnswerProof> proofs) {
    List<String> values =
        proofs.stream()
            .map(proof -> proof.value().strip())
            .filter(each -> !each.isEmpty())
            .toList();
    if (values.isEmpty()) {
      return HtmlEscaping.escaped(text);
    }
    Matcher value =
        Pattern.compile(String.join("|", values.stream().map(Pattern::quote).toList()))
            .matcher(text);
    StringBuilder html = new StringBuilder();
    int from = 0;
    while (value.find()) {
      html.append(HtmlEscaping.escaped(text.substring(from, value.start())))
          .append("<mark>")
          .append(HtmlEscaping.escaped(value.group()))
          .append("</mark>");
      from = value.end();
    }
    return html.append(HtmlEscaping.escaped(text.substring(from))).toString();
  }

  private static String style(AnswerVerdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static String id(ScoredAnswer scored) {
    return scored.question().set() + "/" + scored.question().golden().id();
  }
}
