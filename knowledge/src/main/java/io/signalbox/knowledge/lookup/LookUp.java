package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.finding.LookUpContext;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.knowledge.lookup.language.LookUpRewriter;
import io.signalbox.knowledge.lookup.oncall.OnCallAnswers;
import io.signalbox.knowledge.lookup.oncall.OnCallGrammar;
import io.signalbox.knowledge.lookup.oncall.OnCallQuestion;
import io.signalbox.knowledge.lookup.time.TimeExpressionParser;
import io.signalbox.knowledge.lookup.time.TimePhrase;
import io.signalbox.knowledge.oncall.OnCallRefresh;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers questions about on-call duty, ownership and help channels from the tables, also in
 * German, French or Spanish or misspelt, without document search. It claims a question only when
 * the whole of it is one of these; any other, and any about things the audience's tables do not
 * name, is left to retrieval. Safe for use from several threads.
 */
public final class LookUp {
  private final TimeExpressionParser parser = new TimeExpressionParser();
  private final OnCallAnswers onCall;
  private final OwnershipAnswers ownership;
  private final OnCallRefresh refresh;
  private final LookUpRewriter wordings = new LookUpRewriter();

  public LookUp(OnCallTable onCall, OwnershipTable ownership) {
    this(onCall, ownership, () -> {});
  }

  /**
   * @param refresh asked before each answer about who is on call
   */
  public LookUp(OnCallTable onCall, OwnershipTable ownership, OnCallRefresh refresh) {
    this.onCall = new OnCallAnswers(onCall, ownership);
    this.ownership = new OwnershipAnswers(ownership);
    this.refresh = refresh;
  }

  /**
   * Returns the answer from the on-call and ownership tables that the audience may read; empty when
   * the question is not one for them. A question that is not touches no database and takes a small
   * part of a millisecond.
   *
   * @param now what "right now" is
   * @param zone the asker's: words such as "Friday" are understood in it, and times are shown in it
   *     unless the question names another
   */
  public Optional<LookUpResult> answer(
      String question, Audience audience, Instant now, ZoneId zone) {
    if (question.length() > QuestionWording.LONGEST) {
      return Optional.empty();
    }
    TableAsker asker = new TableAsker(audience, now, zone);
    String plain = QuestionWording.plain(question);
    Optional<LookUpResult> asTyped =
        QuestionWording.mayBeForTables(question) ? asTyped(plain, asker) : Optional.empty();
    return asTyped.isPresent() ? asTyped : readOtherwise(plain, asker);
  }

  /** Answers for each name where several are listed, and otherwise the question as it stands. */
  private Optional<LookUpResult> asTyped(String plain, TableAsker asker) {
    Optional<LookUpResult> each =
        EnumeratedQuestion.answer(plain, one -> read(one, asker, /* unknownIsSaid= */ false));
    return each.isPresent() ? each : read(plain, asker, /* unknownIsSaid= */ true);
  }

  private record TableAsker(Audience audience, Instant now, ZoneId zone) {}

  /**
   * Tries other wordings of the question, such as translations, of which one counts if the tables
   * have an answer.
   */
  private Optional<LookUpResult> readOtherwise(String plain, TableAsker asker) {
    return wordings.of(plain).stream()
        .flatMap(other -> read(other, asker, /* unknownIsSaid= */ false).stream())
        .findFirst();
  }

  private Optional<LookUpResult> read(String plain, TableAsker asker, boolean unknownIsSaid) {
    Optional<LookUpResult> owner =
        OwnershipGrammar.read(plain).flatMap(ask -> ownership.answer(ask, asker.audience()));
    return owner.isPresent() ? owner : onCall(plain, asker, unknownIsSaid);
  }

  /**
   * Returns who is on call for a team or service; empty when the audience's tables have no similar
   * name.
   *
   * @param team its name, or the service's, as people type it
   * @param when the time that is asked about; {@link NameWithTime} reads both from the same words
   * @param now the time that is asked about when there is no other
   * @param zone the asker's, in which times are shown unless another one is named
   */
  public Optional<LookUpResult> onCall(
      String team, TimePhrase when, Audience audience, Instant now, ZoneId zone) {
    return OnCallGrammar.named(QuestionWording.name(team))
        .flatMap(ask -> onCall(ask, when, audience, now, zone));
  }

  /**
   * Returns who owns a service or system; empty when the audience's tables have no similar name.
   */
  public Optional<LookUpResult> owner(String thing, Audience audience) {
    return OwnershipGrammar.owner(QuestionWording.name(thing))
        .flatMap(ask -> ownership.answer(ask, audience));
  }

  private Optional<LookUpResult> onCall(String plain, TableAsker asker, boolean unknownIsSaid) {
    if (!OnCallGrammar.mayRead(plain)) {
      return Optional.empty();
    }
    TimePhrase time = parser.parse(plain, asker.now(), asker.zone());
    boolean timed = !time.spans().isEmpty();
    return OnCallGrammar.read(NameWithTime.rest(plain, time), timed)
        .map(ask -> unknownIsSaid ? ask : ask.unsure())
        .flatMap(ask -> onCall(ask, time, asker.audience(), asker.now(), asker.zone()));
  }

  private Optional<LookUpResult> onCall(
      OnCallQuestion ask, TimePhrase when, Audience audience, Instant now, ZoneId zone) {
    LookUpContext asking =
        new LookUpContext(audience, now, when.namedZone().orElse(zone), when.when());
    refresh.refresh();
    return onCall.answer(ask, asking).map(finding -> withNotices(finding, when));
  }

  private static LookUpResult withNotices(LookUpResult finding, TimePhrase time) {
    if (time.notices().isEmpty()) {
      return finding;
    }
    List<String> notices = new ArrayList<>(time.notices());
    if (time.when().isEmpty()) {
      notices.add("There is no such time, so this is about right now.");
    }
    notices.addAll(finding.notices());
    return new LookUpResult(finding.text(), notices, finding.files());
  }
}
