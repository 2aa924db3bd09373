package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.knowledge.search.Embedder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Report of the last 30 days' questions: how they were answered, and those that nobody could
 * answer. Nobody who asked is named, nothing is quoted from a place that not everybody may read,
 * and no group of fewer than three people is shown. Safe for use from several threads.
 */
public final class QuestionReport {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int MOST_ANSWERS = 20_000;
  private static final int MOST_GAPS = 8;
  private static final int MOST_CHANNELS = 5;
  private static final int BAR = 10;

  private final StoredAnswers answers;
  private final SlackPeople people;
  private final Embedder embedder;
  private final Clock clock;

  /** Creates the report over the stored answers. */
  public QuestionReport(StoredAnswers answers, SlackPeople people, Embedder embedder, Clock clock) {
    this.answers = answers;
    this.people = people;
    this.embedder = embedder;
    this.clock = clock;
  }

  /** Returns the month's figures, each beside those of the month before. */
  public CommandReply figures() {
    Instant now = clock.instant();
    QuestionFigures month = figures(now.minus(MONTH), now);
    if (month.asked() == 0) {
      return CommandReply.of("Nobody has asked me anything in the last 30 days.");
    }
    QuestionFigures before = figures(now.minus(MONTH.multipliedBy(2)), now.minus(MONTH));
    String title = "Questions of the last 30 days";
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    blocks.add(BlockKit.fields(facts(month, before)));
    if (!month.byChannel().isEmpty()) {
      blocks.add(Blocks.divider());
      blocks.add(BlockKit.section("*Where*\n" + bars(month.byChannel())));
    }
    blocks.add(
        BlockKit.context(
            "Time saved = %d useful answers × %d minutes. Useful: certain, not marked *Did not help*, not asked again within the hour. `/ask gaps` shows what nobody could answer."
                .formatted(month.useful(), QuestionFigures.MINUTES_SAVED)));
    return new CommandReply(title, blocks);
  }

  private static List<BlockKit.Fact> facts(QuestionFigures month, QuestionFigures before) {
    return List.of(
        new BlockKit.Fact(
            "Asked",
            "%d by %d people%s"
                .formatted(
                    month.asked(), month.people(), change(month.asked(), before.asked(), before))),
        new BlockKit.Fact("Answered", share(month.answered(), month, before.answered(), before)),
        new BlockKit.Fact(
            "\"I am not sure\"", share(month.unsure(), month, before.unsure(), before)),
        new BlockKit.Fact("No answer", share(month.unknown(), month, before.unknown(), before)),
        new BlockKit.Fact(
            "Marked by readers", "%d helped, %d did not".formatted(month.helped(), month.failed())),
        new BlockKit.Fact("Asked again within the hour", Integer.toString(month.askedAgain())),
        new BlockKit.Fact(
            "Time saved, estimated", String.format(Locale.ROOT, "%.1f hours", month.hoursSaved())));
  }

  private static String share(
      int count, QuestionFigures of, int countBefore, QuestionFigures before) {
    return "%d (%d %%)%s"
        .formatted(
            count, Math.round(100.0 * count / of.asked()), change(count, countBefore, before));
  }

  private static String change(int now, int then, QuestionFigures before) {
    return before.asked() == 0 ? "" : ", %+d".formatted(now - then);
  }

  private static String bars(Map<String, Integer> channels) {
    int most = channels.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return channels.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_CHANNELS)
        .map(
            each ->
                "`%s` %s %d"
                    .formatted(
                        "█".repeat(Math.max(1, BAR * each.getValue() / most)),
                        MrkdwnText.place(each.getKey()),
                        each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** Returns the unanswered questions of the last month in groups, those of most people first. */
  public List<KnowledgeGap> openGaps() {
    Instant now = clock.instant();
    List<StoredAnswer> month = given(now.minus(MONTH), now);
    Set<String> open = open(month);
    var verdicts = answers.verdicts(now.minus(MONTH));
    return KnowledgeGap.of(
        month.stream()
            .filter(answer -> open.contains(answer.channel()))
            .filter(answer -> !answer.isPrivate())
            .filter(
                answer ->
                    answer.kind() == AnswerKind.NONE
                        || (verdicts.containsKey(answer.id())
                            && verdicts.get(answer.id()).failed() > 0))
            .toList(),
        embedder);
  }

  /** Returns the unanswered questions, grouped by meaning. */
  public CommandReply gaps() {
    List<KnowledgeGap> gaps = openGaps();
    String title = "What nobody could answer, last 30 days";
    if (gaps.isEmpty()) {
      return CommandReply.of(
          "No question stayed open for three or more people in public channels in the last 30"
              + " days.");
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    for (KnowledgeGap gap : gaps.stream().limit(MOST_GAPS).toList()) {
      blocks.add(
          BlockKit.section(
              "*" + MrkdwnText.escaped(MrkdwnText.shortened(gap.question(), 200)) + "*"));
      blocks.add(
          BlockKit.context(
              "asked %d times by %d people · likely owner %s · nearest page %s"
                  .formatted(
                      gap.asked(),
                      gap.people(),
                      gap.owner().map(MrkdwnText::escaped).orElse("unknown"),
                      gap.nearest().map(MrkdwnText::escaped).orElse("none"))));
    }
    return new CommandReply(title, blocks);
  }

  private QuestionFigures figures(Instant from, Instant to) {
    return QuestionFigures.between(answers, people::isPublic, from, to);
  }

  /** Returns the answers of a period, without those that an asker got beside the channel's. */
  private List<StoredAnswer> given(Instant from, Instant to) {
    return answers.between(from, to, MOST_ANSWERS).stream()
        .filter(answer -> !answer.id().endsWith(ConversationHandler.ASIDE))
        .toList();
  }

  private Set<String> open(List<StoredAnswer> given) {
    return given.stream()
        .map(StoredAnswer::channel)
        .distinct()
        .filter(people::isPublic)
        .collect(Collectors.toSet());
  }
}
