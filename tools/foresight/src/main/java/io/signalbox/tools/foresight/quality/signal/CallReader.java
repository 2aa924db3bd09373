package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.knowledge.answer.grounding.SentenceSupport;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.foresight.quality.check.JudgeSamples;
import io.signalbox.tools.foresight.quality.check.RouteCheck;
import io.signalbox.tools.foresight.quality.check.RouteChecks;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Derives the quality signals of recorded calls, one call after the other. For one thread. */
final class CallReader {
  private static final double PICO_IN_MICRO = 1e6;
  private static final int PRINT = 10;
  private static final int MOST_PROMPTS = 12;
  private static final int MANY_TOOLS = 12;
  private static final Pattern CITES =
      Pattern.compile(
          "[\\[【]\\d{1,3}|https?://|(?i:\\b(?:sources?|quellen?|fuentes?|fonti|bron|źródł\\w)\\s?:)");

  private final QualityCounts counts;
  private final ObservedValues values;
  private final SignalListener listener;
  private final RouteChecks routeChecks;
  private final JudgeSamples samples;
  private final TextChecks checks = new TextChecks();
  private final FormatBaseline formats = new FormatBaseline();
  private final RecentConversations conversations = new RecentConversations();
  private final RecentConversations tooled = new RecentConversations();
  private final Map<String, Map<String, Long>> prompts = new HashMap<>();

  CallReader(
      QualityCounts counts,
      ObservedValues values,
      SignalListener listener,
      RouteChecks routeChecks,
      JudgeSamples samples) {
    this.counts = counts;
    this.values = values;
    this.listener = listener;
    this.routeChecks = routeChecks;
    this.samples = samples;
  }

  void read(WatchedCall call) {
    CallRecord record = call.record();
    long minute = record.at().plus(record.total()).getEpochSecond() / 60;
    if (isOurs(record.outcome())) {
      return;
    }
    AnswerParts answer = AnswerParts.of(call.answer());
    List<QualitySubject> subjects = subjects(record, answer, minute);
    SignalCounts signals = new SignalCounts();
    QuestionParts question = QuestionParts.of(call.request().bytes());
    long conversation = 31L * question.print() + record.who().caller().hashCode();
    boolean counted = conversations.counts(conversation, minute, question.turns(), question.last());
    numbers(record, signals);
    signals.add(QualitySignal.RETRIED, record.attempts() > 1 || !counted);
    signals.add(QualitySignal.CACHED, isCached(record));
    if (counted && !isCached(record)) {
      outcome(record, signals);
      if (isText(call, answer)) {
        text(call, question, answer, signals);
        checks(record, question, answer.text(), minute, signals);
      }
    }
    tools(question, conversation, minute, signals);
    subjects.forEach(subject -> counts.add(subject, minute, signals));
    values(record, answer, minute);
    listener.read(record, signals);
    if (!isCached(record) && record.answeredBy().isPresent()) {
      CallRecord.AnsweredBy where = record.answeredBy().get();
      if (answer.isModelMissing()) {
        listener.replied(record.who(), where, Optional.empty());
      } else if (answer.model().isPresent()) {
        listener.replied(record.who(), where, answer.model());
      }
    }
  }

  /**
   * Returns whether a call says nothing about answers, since the gateway refused it or the client
   * cancelled it.
   */
  private static boolean isOurs(CallOutcome outcome) {
    return switch (outcome) {
      case DENIED, OVER_LIMIT, OVER_BUDGET, CANCELLED -> true;
      case ANSWERED, REFUSED_BY_MODEL, BROKEN_OFF, TIMED_OUT -> false;
      case UNAVAILABLE, INVALID_OUTPUT, LOST, REJECTED_BY_PROVIDER -> false;
      case UNREADABLE, WEB_PAGE, REDIRECTED, TOO_LARGE, ERROR_INSIDE, WITHOUT_ANSWER -> false;
    };
  }

  private static boolean isCached(CallRecord record) {
    return record.cache() == CallRecord.CacheUse.EXACT
        || record.cache() == CallRecord.CacheUse.SEMANTIC;
  }

  /** Returns whether the answer is, or should have been, a text. */
  private static boolean isText(WatchedCall call, AnswerParts answer) {
    CallOutcome outcome = call.record().outcome();
    boolean good = outcome == CallOutcome.ANSWERED || outcome == CallOutcome.REFUSED_BY_MODEL;
    // Of a long answer that came in one document the end is not kept, so that nothing can be read.
    return call.request().shape() != ApiProtocol.OPENAI_EMBEDDINGS
        && answer.isReadable()
        && ((good && !answer.usesTools()) || !answer.text().isEmpty());
  }

  private List<QualitySubject> subjects(CallRecord record, AnswerParts answer, long minute) {
    List<QualitySubject> subjects = new ArrayList<>();
    subjects.add(route(record));
    subjects.add(agent(record));
    subjects.add(new QualitySubject(Dimension.TEAM, record.who().team()));
    answer
        .model()
        .or(() -> record.answeredBy().map(CallRecord.AnsweredBy::model))
        .ifPresent(model -> subjects.add(new QualitySubject(Dimension.MODEL, model)));
    // A prompt that the gateway serves is known by name and version, others by their fingerprint.
    record
        .labels()
        .prompt()
        .or(
            () ->
                print(record)
                    .filter(print -> isKept(record.who().caller(), print, minute))
                    .map(print -> record.who().caller() + ":" + print))
        .map(name -> new QualitySubject(Dimension.PROMPT, name))
        .ifPresent(subjects::add);
    return subjects;
  }

  private static Optional<String> print(CallRecord record) {
    return record.prints().prompt().map(print -> print.substring(0, PRINT));
  }

  private static QualitySubject route(CallRecord record) {
    return new QualitySubject(Dimension.ROUTE, record.who().route());
  }

  private static QualitySubject agent(CallRecord record) {
    return new QualitySubject(Dimension.AGENT, record.who().caller());
  }

  /**
   * Returns whether a prompt is counted by itself; a caller whose prompts change all the time is
   * not.
   */
  private boolean isKept(String caller, String print, long minute) {
    Map<String, Long> known = prompts.computeIfAbsent(caller, each -> new HashMap<>());
    known.values().removeIf(seen -> seen < minute - 24 * 60);
    if (known.size() < 4 * MOST_PROMPTS) {
      known.put(print, minute);
    }
    return known.size() <= MOST_PROMPTS;
  }

  private void values(CallRecord record, AnswerParts answer, long minute) {
    answer.model().ifPresent(model -> values.see("model", route(record), model, minute));
    record
        .answeredBy()
        .ifPresent(
            by ->
                values.see(
                    "provider", route(record), by.provider() + " over " + by.route(), minute));
    String caller = record.who().caller();
    if (prompts.getOrDefault(caller, Map.of()).size() <= MOST_PROMPTS) {
      record
          .labels()
          .prompt()
          .or(() -> print(record))
          .ifPresent(prompt -> values.see("prompt", agent(record), prompt, minute));
    }
    record
        .prints()
        .tools()
        .map(print -> print.substring(0, PRINT))
        .ifPresent(tools -> values.see("tools", agent(record), tools, minute));
  }

  private static void numbers(CallRecord record, SignalCounts signals) {
    if (record.outcome() == CallOutcome.ANSWERED && !isCached(record)) {
      signals.add(QualitySignal.LENGTH, (double) record.usage().output());
      signals.add(QualitySignal.LATENCY, (double) record.total().toMillis());
      signals.add(QualitySignal.COST, (double) record.cost().picodollars() / PICO_IN_MICRO);
      record
          .firstToken()
          .ifPresent(first -> signals.add(QualitySignal.FIRST_TOKEN, (double) first.toMillis()));
    }
  }

  private static void outcome(CallRecord record, SignalCounts signals) {
    boolean failed =
        switch (record.outcome()) {
          case UNAVAILABLE, TIMED_OUT, BROKEN_OFF, LOST, REJECTED_BY_PROVIDER -> true;
          case UNREADABLE, WEB_PAGE, REDIRECTED, TOO_LARGE, ERROR_INSIDE, WITHOUT_ANSWER -> true;
          case ANSWERED, REFUSED_BY_MODEL, INVALID_OUTPUT, CANCELLED -> false;
          case DENIED, OVER_LIMIT, OVER_BUDGET -> false;
        };
    signals.add(QualitySignal.FAILED, failed);
    if (!failed) {
      signals.add(QualitySignal.INVALID, record.outcome() == CallOutcome.INVALID_OUTPUT);
      String finish = record.finishReason().orElse("");
      boolean cut =
          finish.equals("length") || finish.equals("max_tokens") || finish.equals("incomplete");
      signals.add(QualitySignal.CUT_OFF, cut);
    }
  }

  private void text(
      WatchedCall call, QuestionParts question, AnswerParts answer, SignalCounts signals) {
    CallRecord record = call.record();
    String text = answer.text();
    boolean refused = record.outcome() == CallOutcome.REFUSED_BY_MODEL || checks.refuses(text);
    signals.add(QualitySignal.REFUSED, refused);
    signals.add(QualitySignal.NOT_KNOWN, !refused && checks.isIgnorant(text));
    signals.add(QualitySignal.EMPTY, TextChecks.isHollow(text) && !answer.usesTools());
    signals.add(QualitySignal.REPEATED, checks.isGarbled(text));
    if (!refused && !text.isBlank()) {
      signals.add(QualitySignal.OTHER_LANGUAGE, checks.isOtherLanguage(question.text(), text));
      String key = record.who().caller() + " " + record.prints().prompt().orElse("");
      signals.add(QualitySignal.OTHER_FORMAT, formats.isOther(key, text));
    }
  }

  /** Counts the outcomes of the checks that the settings put on the route. */
  private void checks(
      CallRecord record, QuestionParts question, String answer, long minute, SignalCounts signals) {
    List<RouteCheck> ours = routeChecks.of(record.who().route());
    Optional<String> language =
        ours.stream().anyMatch(RouteCheck::hasRules) ? checks.language(answer) : Optional.empty();
    boolean grounded = false;
    for (RouteCheck check : ours) {
      if (check.hasRules()) {
        SignalCounts one = new SignalCounts();
        one.add(QualitySignal.CHECK_FAILED, check.isBroken(answer, language));
        counts.add(new QualitySubject(Dimension.CHECK, check.name()), minute, one);
      }
      samples.offer(check, question.text(), answer);
      grounded |= check.grounded();
    }
    if (grounded && !answer.isBlank()) {
      SentenceSupport support = SentenceSupport.of(answer, question.material());
      signals.add(QualitySignal.UNGROUNDED, support.sentences(), support.unsupported());
      signals.add(QualitySignal.NO_SOURCE, !CITES.matcher(answer).find());
    }
  }

  /** Counts tool errors and tool loops, once for each conversation. */
  private void tools(QuestionParts question, long conversation, long minute, SignalCounts signals) {
    boolean bad = question.toolErrors() > 0 || question.toolResults() > MANY_TOOLS;
    if (question.toolResults() > 0 && tooled.counts(2 * conversation + (bad ? 1 : 0), minute)) {
      signals.add(QualitySignal.TOOL_ERROR, question.toolErrors() > 0);
      signals.add(QualitySignal.TOOL_LOOP, question.toolResults() > MANY_TOOLS);
    }
  }
}
