package io.signalbox.bot.app.cli.live;

import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackDirectory;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.StoredDocuments;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.identity.ExternalAccountTable;
import io.signalbox.knowledge.identity.MailMembership;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Explanation why a document is open or closed to one person, clause by clause of its access rule.
 *
 * @param note doubt about what is known of the person
 */
record AccessExplanation(
    DocumentId document, List<ExplainedClause> clauses, Optional<String> note) {
  AccessExplanation {
    clauses = List.copyOf(clauses);
  }

  /**
   * Clause of the access rule, with the term that the person meets.
   *
   * @param terms of which one is needed, in order
   * @param met the one that the person has
   */
  record ExplainedClause(List<String> terms, Optional<String> met) {
    ExplainedClause {
      terms = List.copyOf(terms);
    }
  }

  /** Audience of one person, with a note where it is based on incomplete knowledge. */
  private record KnownPerson(Audience audience, Optional<String> note) {}

  /**
   * Explains the access of a person to a document; empty where the person is unknown or the
   * document is unknown or ambiguous.
   */
  static Optional<AccessExplanation> of(StoreGraph stores, String person, String document) {
    Optional<DocumentId> id = find(stores, document);
    Optional<AccessRule> rule = id.flatMap(new Corpus(stores.database().jdbi())::access);
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    return person(stores, person)
        .map(known -> new AccessExplanation(id.get(), clauses(rule.get(), known), known.note()));
  }

  private static List<ExplainedClause> clauses(AccessRule rule, KnownPerson known) {
    Set<String> has = known.audience().terms();
    return rule.ordered().stream()
        .map(
            clause ->
                new ExplainedClause(
                    clause.terms().stream().sorted().toList(),
                    clause.terms().stream().filter(has::contains).sorted().findFirst()))
        .toList();
  }

  private static Optional<DocumentId> find(StoreGraph stores, String document) {
    StoredDocuments documents = new StoredDocuments(stores.database().jdbi());
    DocumentId whole = new DocumentId(document);
    if (documents.find(whole).isPresent()) {
      return Optional.of(whole);
    }
    List<DocumentId> ids = new Corpus(stores.database().jdbi()).ids();
    List<DocumentId> ending =
        ids.stream().filter(id -> id.value().endsWith("/" + document)).toList();
    if (ending.isEmpty() && document.contains("://")) {
      ending = ids.stream().filter(id -> isAt(documents.find(id), document)).toList();
    }
    return ending.size() == 1 ? Optional.of(ending.getFirst()) : Optional.empty();
  }

  private static boolean isAt(Optional<Document> document, String link) {
    return document.flatMap(each -> each.frontMatter().link()).filter(link::equals).isPresent();
  }

  private static Optional<KnownPerson> person(StoreGraph stores, String person) {
    Optional<SlackSettings> slack = stores.settings().slack();
    if (slack.isPresent()) {
      SlackPeople people =
          SlackDirectory.of(
              new SlackClient(slack.get()),
              new PeopleTable(stores.database().jdbi()),
              stores.clock());
      return people
          .userId(person)
          .map(id -> new KnownPerson(new PostingPolicy(people).person(id), Optional.empty()));
    }
    return person.contains("@") && !person.startsWith("@")
        ? Optional.of(
            new KnownPerson(
                new PostingPolicy(
                        new MailMembership(new ExternalAccountTable(stores.database().jdbi())))
                    .person(person),
                Optional.of("without Slack, taken for a full member who is in no user group")))
        : Optional.empty();
  }

  /** Returns whether the person may see the document. */
  boolean isOpen() {
    return clauses.stream().allMatch(clause -> clause.met().isPresent());
  }
}
