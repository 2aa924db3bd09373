package io.signalbox.bot.slack.gap;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.conversation.KnowledgeGap;
import io.signalbox.bot.slack.conversation.StoredAnswers;
import io.signalbox.bot.slack.gap.ReportedGap.GapState;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Periodic check of unanswered questions: tells each likely owner of new ones once a week, and
 * closes those that can be answered by now, telling those who asked. Safe for use from several
 * threads and processes.
 */
final class GapWatch {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_IN_A_MESSAGE = 5;
  private static final int MOST_LOOKED_AT = 50;

  private final Jdbi jdbi;
  private final Sources sources;
  private final SlackPeople people;
  private final PersonalMessages messages;
  private final Clock clock;
  private final AtomicReference<Instant> lastRun = new AtomicReference<>(Instant.EPOCH);

  /**
   * Services that the check uses: unanswered questions, stored answers, on-call table, and question
   * answering.
   *
   * @param gaps of the last month, those of most people first
   * @param answer answers a question as everybody may see it
   */
  record Sources(
      Supplier<List<KnowledgeGap>> gaps,
      StoredAnswers answers,
      OnCallTable onCall,
      Function<Question, Answer> answer) {}

  GapWatch(Jdbi jdbi, Sources sources, SlackPeople people, PersonalMessages messages, Clock clock) {
    this.jdbi = jdbi;
    this.sources = sources;
    this.people = people;
    this.messages = messages;
    this.clock = clock;
  }

  Optional<ReportedGap> find(String id) {
    return jdbi.withHandle(handle -> GapRows.find(handle, id));
  }

  /** Closes gaps that can be answered now, then tells owners of new ones; at most once an hour. */
  void runDue() {
    Instant now = clock.instant();
    Instant before = lastRun.get();
    if (now.isBefore(before.plus(HOUR)) || !lastRun.compareAndSet(before, now)) {
      return;
    }
    closeAnswered();
    Map<String, List<ReportedGap>> byOwner = new LinkedHashMap<>();
    for (KnowledgeGap gap : sources.gaps().get()) {
      owner(gap)
          .ifPresent(
              owner ->
                  byOwner
                      .computeIfAbsent(owner, key -> new ArrayList<>())
                      .add(
                          new ReportedGap(
                              id(gap.question()),
                              gap.question(),
                              gap.people(),
                              gap.answers(),
                              owner,
                              gap.nearest(),
                              GapState.OPEN)));
    }
    byOwner.forEach(this::tell);
  }

  private void tell(String owner, List<ReportedGap> gaps) {
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          boolean isRecent =
              GapRows.lastTold(handle, owner).filter(at -> at.plus(WEEK).isAfter(now)).isPresent();
          List<ReportedGap> fresh =
              gaps.stream()
                  .filter(
                      gap ->
                          GapRows.find(handle, gap.id())
                              .map(known -> known.state() == GapState.OPEN)
                              .orElse(true))
                  .limit(MOST_IN_A_MESSAGE)
                  .toList();
          if (isRecent || fresh.isEmpty()) {
            return;
          }
          fresh.forEach(gap -> GapRows.told(handle, gap, now));
          messages.put(handle, MessageKind.GAP, "gaps", GapView.weekly(owner, fresh, now));
        });
  }

  /**
   * Returns the id of the likely owner: the nearest page's owner, or who is on call for that team.
   */
  private Optional<String> owner(KnowledgeGap gap) {
    return gap.owner()
        .flatMap(
            name ->
                people
                    .verifiedId(name)
                    .or(
                        () ->
                            sources
                                .onCall()
                                .onDuty(name, Shift.Role.PRIMARY, clock.instant())
                                .stream()
                                .flatMap(this::id)
                                .findFirst()));
  }

  private Stream<String> id(OnCallPerson person) {
    return Stream.of(person.email(), person.handle(), Optional.of(person.name()))
        .flatMap(Optional::stream)
        .flatMap(known -> people.userId(known).stream());
  }

  /** Returns an id that is the same for the same question, regardless of case and punctuation. */
  static String id(String question) {
    String plain = question.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    byte[] text = plain.getBytes(StandardCharsets.UTF_8);
    CRC32C sum = new CRC32C();
    sum.update(text);
    return HexFormat.of().toHexDigits(sum.getValue(), 8)
        + HexFormat.of().toHexDigits(plain.hashCode());
  }

  private void closeAnswered() {
    List<ReportedGap> open = jdbi.withHandle(handle -> GapRows.open(handle, MOST_LOOKED_AT));
    for (ReportedGap gap : open) {
      if (!wasUnanswered(gap)) {
        // An answer that did not help would be found again: only its owner closes such a gap.
        continue;
      }
      Answer answer =
          sources
              .answer()
              .apply(
                  new Question(gap.question(), Audience.anyone(), clock.instant(), ZoneOffset.UTC));
      if (answer instanceof Answer.CitedAnswer cited && !cited.unsure()) {
        close(gap, title(cited.citations().getFirst()), asker -> true);
      }
    }
  }

  private boolean wasUnanswered(ReportedGap gap) {
    return gap.answers().stream()
        .flatMap(id -> sources.answers().asked(id).stream())
        .allMatch(StoredAnswers.AskedQuestion::unanswered);
  }

  private static String title(Citation citation) {
    return citation.frontMatter().title();
  }

  /**
   * Closes a gap once, and tells everybody who asked.
   *
   * @param mayRead whether a person may see the page
   */
  boolean close(ReportedGap gap, String page, Predicate<String> mayRead) {
    return jdbi.inTransaction(
        handle -> {
          boolean closes = GapRows.move(handle, gap.id(), GapState.CLOSED, clock.instant());
          if (closes) {
            gap.answers().stream()
                .flatMap(id -> sources.answers().asked(id).stream())
                .filter(asked -> mayRead.test(asked.asker()))
                .forEach(asked -> tell(handle, gap, asked, page));
          }
          return closes;
        });
  }

  private void tell(
      Handle handle, ReportedGap gap, StoredAnswers.AskedQuestion asked, String page) {
    messages.put(
        handle,
        MessageKind.ANSWER,
        gap.id(),
        new OutboxPost(
            "gap:" + gap.id() + ":closed:" + asked.asker(),
            OutboxPost.Target.channel(asked.asker()),
            "You asked in "
                + MrkdwnText.place(asked.channel())
                + ": _"
                + MrkdwnText.escaped(MrkdwnText.shortened(asked.question(), 300))
                + "_\nI can answer it now, from *"
                + MrkdwnText.escaped(page)
                + "*. Ask me again.",
            Optional.empty()));
  }

  /** Records that the gap belongs to another team; false when it was settled before. */
  boolean notOurs(ReportedGap gap) {
    return jdbi.inTransaction(
        handle -> GapRows.move(handle, gap.id(), GapState.NOT_OURS, clock.instant()));
  }
}
