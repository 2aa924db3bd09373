package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.correction.CorrectionTable;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.ContentAccess;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.masking.SecretMasker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Builds the posts about a correction, for the answer's thread and for the owners of the corrected
 * pages.
 */
final class CorrectionPosts {
  private static final int MOST_OWNERS = 10;

  private final AnswerHandlerServices collaborators;
  private final CorrectionTable corrections;
  private final SecretMasker masker;

  CorrectionPosts(
      AnswerHandlerServices collaborators, CorrectionTable corrections, SecretMasker masker) {
    this.collaborators = collaborators;
    this.corrections = corrections;
    this.masker = masker;
  }

  /** Returns the post for the answer's thread; only the asker sees it where others may not. */
  OutboxPost inThread(StoredAnswer answer, AccessRule access, String text, String user) {
    ContentAccess content = ContentAccess.of(access);
    boolean isForAll =
        !answer.content().onlyForAsker()
            && (answer.isDirect()
                ? collaborators.policy().mayRead(content, answer.asker())
                : collaborators.policy().mayPost(content, answer.channel()));
    Optional<String> thread = Optional.of(answer.threadTs());
    OutboxPost.Target target =
        isForAll
            ? OutboxPost.Target.thread(answer.channel(), answer.threadTs())
            : OutboxPost.Target.only(answer.asker(), answer.channel(), thread);
    String clean = shown(text);
    return new OutboxPost(
        answer.id() + ":corrected:" + digest(clean),
        target,
        "Corrected by " + MrkdwnText.person(user) + ":\n" + clean,
        Optional.empty());
  }

  /** Returns the posts for the pages' owners, who alone can change what the pages say. */
  List<OutboxPost> toOwners(
      StoredAnswer answer, AccessRule access, Set<DocumentId> corrected, String text, String user) {
    Map<String, List<String>> pages = new TreeMap<>();
    corrections
        .owners(corrected)
        .forEach(
            (page, owner) ->
                owners(owner)
                    .filter(person -> !person.equals(user))
                    .forEach(
                        person ->
                            pages
                                .computeIfAbsent(person, absent -> new ArrayList<>())
                                .add(page.value())));
    String clean = shown(text);
    ContentAccess content = ContentAccess.of(access);
    return pages.entrySet().stream()
        .map(
            entry -> {
              boolean mayRead = collaborators.policy().mayRead(content, entry.getKey());
              String words =
                  mayRead
                      ? "; the correction holds until it changes at its source:\n" + clean
                      : ". The correction rests on pages that you may not read: ask them what it"
                          + " says.";
              return new OutboxPost(
                  answer.id() + ":owner:" + entry.getKey() + ":" + digest(clean),
                  OutboxPost.Target.channel(entry.getKey()),
                  MrkdwnText.person(user)
                      + " corrected an answer that rests on your page "
                      + MrkdwnText.escaped(String.join(", ", entry.getValue()))
                      + ". The page itself still says otherwise"
                      + words,
                  Optional.empty());
            })
        .toList();
  }

  private Stream<String> owners(String owner) {
    String bare = owner.strip().replaceFirst("^@", "");
    return collaborators
        .people()
        .verifiedId(owner)
        .map(Stream::of)
        .orElseGet(() -> collaborators.people().members(bare).stream().limit(MOST_OWNERS));
  }

  /** Returns the text as mrkdwn, with secrets masked. */
  private String shown(String text) {
    return MrkdwnText.fallback(masker.mask(text.strip()).text());
  }

  private static String digest(String text) {
    return Integer.toHexString(text.hashCode());
  }
}
