package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.answer.ListExcerpt;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.markdown.SectionRole;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Selects the quotes of one document that answer a question: steps, sentences, table rows. Pure.
 */
final class DocumentQuotes {
  private static final int MEANING_SENTENCES = 2;
  private static final int MEANING_LENGTH = 400;
  private static final int PROBLEM_LENGTH = 250;

  /** Share of a sentence's words in the question from which on the sentence says nothing new. */
  private static final double SAID = 0.7;

  private static final Pattern QUESTION = Pattern.compile("\\?[\\s\"'*_`)\\]]{0,5}$");
  private static final Pattern SALUTATION =
      Pattern.compile(
          "^\\W{0,3}(?:hi|hello|hey|hallo|thanks|thank you|good"
              + " (?:morning|afternoon|evening))\\b.{0,30}$",
          Pattern.CASE_INSENSITIVE);

  /** Bonus of a section with a heading such as Mitigation, or with steps, in the section score. */
  private static final double STEPS_HEADING = 0.15;

  /** Share of a heading's words in the question from which on its section is the one asked for. */
  private static final double CALLED_BY_NAME = 0.6;

  private final String question;
  private final Set<String> wanted;
  private final RankedDocument document;
  private final Set<String> title;
  private final List<DocumentSection> sections;
  private final List<PassageQuote> quotes = new ArrayList<>();

  private DocumentQuotes(String question, RankedDocument document) {
    this.question = question;
    this.wanted = ContentWords.of(question);
    this.document = document;
    this.title = ContentWords.of(document.frontMatter().title());
    this.sections = DocumentSection.of(document);
  }

  /**
   * Selects quotes of this document in reading order; empty only when nothing fits the length
   * budget.
   */
  static List<PassageQuote> from(RankedDocument document, String question, LengthBudget budget) {
    DocumentQuotes quotes = new DocumentQuotes(question, document);
    quotes.choose(budget);
    if (quotes.quotes.isEmpty()) {
      quotes.whatFits(budget);
    }
    return List.copyOf(quotes.quotes);
  }

  private void choose(LengthBudget budget) {
    if (document.kind() == DocumentKind.TICKET) {
      ticket(budget);
      return;
    }
    if (document.kind() == DocumentKind.DECISION) {
      decision(budget);
      return;
    }
    switch (QuestionShape.of(question)) {
      case FACT -> fact(budget);
      case PROCEDURE -> section(procedure(), budget);
      case SYMPTOM -> symptom(budget);
    }
  }

  /**
   * Quotes the fitting part with the most wanted words, when the chosen passage is too long for the
   * budget.
   */
  private void whatFits(LengthBudget budget) {
    double most = 0;
    Optional<PassageQuote> best = Optional.empty();
    for (DocumentSection section : sections) {
      for (Passage passage : section.passages()) {
        for (MarkdownBlock part : MarkdownBlock.of(passage)) {
          LengthBudget trial = budget.copy();
          PassageExcerpt excerpt = new PassageExcerpt(trial);
          excerpt.take(List.of(part));
          double covered = ContentWords.coverage(wanted, ContentWords.of(excerpt.markdown()));
          if (covered > most) {
            most = covered;
            best = Optional.of(new PassageQuote(excerpt.markdownOfPart(), document, passage));
          }
        }
      }
    }
    best.ifPresent(quotes::add);
  }

  /** Quotes the decision and its reason in stored order; the question is the title. */
  private void decision(LengthBudget budget) {
    PassageExcerpt excerpt = new PassageExcerpt(budget);
    sections.stream()
        .filter(
            section -> section.path().equals(List.of("Decision")) || section.path().contains("Why"))
        .flatMap(section -> section.passages().stream())
        .forEach(passage -> excerpt.take(MarkdownBlock.of(passage)));
    add(excerpt, sections.getFirst().first());
  }

  /**
   * Quotes a ticket: its problem in a line, where it says more than the question, and its
   * resolution.
   */
  private void ticket(LengthBudget budget) {
    boolean resolved = sections.stream().anyMatch(section -> section.path().contains("Resolution"));
    for (DocumentSection section : sections) {
      Passage passage = section.first();
      if (section.path().contains("Resolution")) {
        section(section, budget);
      } else if (quotes.isEmpty() && resolved) {
        problem(passage, budget);
      } else if (quotes.isEmpty()) {
        opening(passage, PROBLEM_LENGTH, budget);
      }
    }
  }

  /**
   * Quotes the problem without the repeated question, so that a reader can tell whether the case is
   * the same.
   */
  private void problem(Passage passage, LengthBudget budget) {
    List<String> told =
        MarkdownBlock.of(passage).stream()
            .filter(MarkdownBlock.Prose.class::isInstance)
            .findFirst()
            .map(prose -> SentenceSplitter.of(prose.markdown()))
            .orElse(List.of())
            .stream()
            .filter(this::saysMoreThanTheQuestion)
            .limit(MEANING_SENTENCES)
            .toList();
    if (!told.isEmpty()) {
      LengthBudget part = budget.part(PROBLEM_LENGTH, 0);
      PassageExcerpt excerpt = new PassageExcerpt(part);
      excerpt.prose(String.join(" ", told), MEANING_SENTENCES);
      budget.giveBack(part);
      add(excerpt, passage);
    }
  }

  private boolean saysMoreThanTheQuestion(String sentence) {
    Set<String> known = new LinkedHashSet<>(title);
    known.addAll(wanted);
    return !QUESTION.matcher(sentence).find()
        && !SALUTATION.matcher(sentence).find()
        && ContentWords.coverage(ContentWords.of(sentence), known) < SAID;
  }

  private void fact(LengthBudget budget) {
    DocumentSection section =
        best(sections, each -> each.fit(wanted) + each.named(wanted, title) / 2).orElseThrow();
    Passage best =
        best(
                section.passages(),
                each -> ContentWords.coverage(wanted, ContentWords.of(each.text())))
            .orElseThrow();
    PassageExcerpt excerpt = new PassageExcerpt(budget);
    List<MarkdownBlock> found = FactFinder.find(wanted, MarkdownBlock.of(best));
    excerpt.take(ListExcerpt.aroundPassage(best, section.passages(), found));
    add(excerpt, best);
  }

  private void symptom(LengthBudget budget) {
    Optional<DocumentSection> named =
        best(
            sections.stream().filter(each -> each.named(wanted, title) >= CALLED_BY_NAME).toList(),
            each -> each.named(wanted, title) + each.fit(wanted));
    if (named.isPresent()) {
      section(named.get(), budget);
      return;
    }
    DocumentSection steps = remedy();
    sections.stream()
        .filter(section -> section.role() == SectionRole.MEANING)
        .findFirst()
        .filter(section -> !section.path().equals(steps.path()))
        .ifPresent(section -> opening(section.first(), MEANING_LENGTH, budget));
    section(steps, budget);
  }

  private DocumentSection procedure() {
    return best(
            sections,
            each ->
                each.fit(wanted)
                    + each.named(wanted, title) / 2
                    + (each.role() == SectionRole.STEPS ? STEPS_HEADING : 0)
                    + (each.hasSteps() ? STEPS_HEADING : 0))
        .orElseThrow();
  }

  /**
   * Returns the section with a remedy, preferring a heading such as Mitigation, since any runbook
   * has many lists.
   */
  private DocumentSection remedy() {
    for (SectionRole role : List.of(SectionRole.STEPS, SectionRole.DIAGNOSIS, SectionRole.OTHER)) {
      Optional<DocumentSection> best =
          best(
              sections.stream()
                  .filter(section -> section.role() == role && section.hasSteps())
                  .toList(),
              section -> section.fit(wanted));
      if (best.isPresent()) {
        return best.get();
      }
    }
    return best(sections, section -> section.fit(wanted)).orElseThrow();
  }

  /**
   * Returns the first element with the greatest fit; each fit is computed once, since it reads the
   * text.
   */
  private static <T> Optional<T> best(List<T> all, ToDoubleFunction<T> fit) {
    Optional<T> best = Optional.empty();
    double highest = Double.NEGATIVE_INFINITY;
    for (T each : all) {
      double fits = fit.applyAsDouble(each);
      if (fits > highest) {
        best = Optional.of(each);
        highest = fits;
      }
    }
    return best;
  }

  /** Quotes the first sentences of a passage. */
  private void opening(Passage passage, int length, LengthBudget budget) {
    LengthBudget part = budget.part(length, 0);
    PassageExcerpt excerpt = new PassageExcerpt(part);
    MarkdownBlock.of(passage).stream()
        .filter(MarkdownBlock.Prose.class::isInstance)
        .findFirst()
        .ifPresent(prose -> excerpt.prose(prose.markdown(), MEANING_SENTENCES));
    budget.giveBack(part);
    add(excerpt, passage);
  }

  /** Quotes a section and its subsections. */
  private void section(DocumentSection start, LengthBudget budget) {
    PassageExcerpt excerpt = new PassageExcerpt(budget);
    for (DocumentSection section : sections) {
      if (section.isWithin(start)) {
        for (Passage passage : section.passages()) {
          if (!excerpt.isFull()) {
            excerpt.take(MarkdownBlock.of(passage));
          }
        }
      }
    }
    add(excerpt, start.first());
  }

  private void add(PassageExcerpt excerpt, Passage passage) {
    String markdown = excerpt.markdown();
    if (!markdown.isBlank()) {
      quotes.add(new PassageQuote(markdown, document, passage));
    }
  }
}
