package io.signalbox.bot.slack.conversation;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.ContentAccess;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.document.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Computes the access rules of an answer from those of the documents it rests on, and checks who
 * may read it. Content whose rule is unknown is only for those whom the answer was given to.
 */
final class AnswerAccess {
  private final Function<DocumentId, Optional<AccessRule>> documents;
  private final PostingPolicy policy;

  /**
   * @param documents the current rule of a document; empty when it is not there
   */
  AnswerAccess(Function<DocumentId, Optional<AccessRule>> documents, PostingPolicy policy) {
    this.documents = documents;
    this.policy = policy;
  }

  /**
   * Returns the rules of everything that a fresh answer rests on.
   *
   * @param receiver the person or channel that it is given to
   */
  ContentAccess of(Answer answer, Principal receiver) {
    AccessRule own = AccessRule.only(Set.of(receiver));
    return switch (answer) {
      case Answer.TableAnswer table ->
          ContentAccess.of(table.finding().files().stream().map(TableFile::access).toList());
      case Answer.CitedAnswer cited -> {
        List<AccessRule> rules = rules(cited.citations(), own);
        if (!cited.lookedUp().isEmpty()) {
          // Looked up with the asker's rights.
          rules.add(own);
        }
        yield ContentAccess.of(rules);
      }
      case Answer.NoAnswer none -> ContentAccess.of(rules(none.nearest(), own));
    };
  }

  private List<AccessRule> rules(List<Citation> citations, AccessRule otherwise) {
    List<AccessRule> rules = new ArrayList<>();
    citations.forEach(each -> rules.add(documents.apply(each.document()).orElse(otherwise)));
    return rules;
  }

  /**
   * Returns the rules of a stored answer: those it was given under, together with the current ones
   * of its pages.
   */
  ContentAccess of(StoredAnswer given) {
    AccessRule own = AccessRule.only(Set.of(receiver(given)));
    Optional<List<String>> kept = given.content().rules();
    List<AccessRule> now = new ArrayList<>();
    for (String source : given.content().sources()) {
      Optional<AccessRule> rule = documents.apply(new DocumentId(source));
      rule.or(() -> kept.isPresent() ? Optional.empty() : Optional.of(own)).ifPresent(now::add);
    }
    if (kept.isEmpty() && now.isEmpty()) {
      now.add(own);
    }
    ContentAccess current = ContentAccess.of(now);
    return kept.map(ContentAccess::parse).map(current::and).orElse(current);
  }

  /** Returns whether this person may read the answer in the conversation where it was given. */
  boolean mayRead(StoredAnswer given, String user) {
    if (given.isPrivate()) {
      return given.asker().equals(user);
    }
    Audience audience = policy.personIn(user, given.channel());
    return of(given).permits(audience);
  }

  /** Returns whether everybody in the answer's conversation may read it. */
  boolean mayPost(StoredAnswer given) {
    return given.isDirect()
        ? policy.mayRead(of(given), given.asker())
        : policy.mayPost(of(given), given.channel());
  }

  private static Principal receiver(StoredAnswer given) {
    return given.isPrivate()
        ? new Principal(Principal.PrincipalKind.USER, given.asker())
        : new Principal(Principal.PrincipalKind.CHANNEL, given.channel());
  }
}
