package io.signalbox.bot.slack.gap;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.conversation.QuestionReport;
import io.signalbox.bot.slack.conversation.StoredAnswers;
import io.signalbox.bot.slack.dialog.DialogResponses;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.bot.slack.dialog.SubmittedView;
import io.signalbox.bot.slack.gap.PageDraft.SolvingThread;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.correction.Correction;
import io.signalbox.knowledge.correction.CorrectionTable;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.ContentAccess;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.RankedDocument;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack workflow of unanswered questions: the weekly messages to likely owners, and their buttons.
 */
public final class GapWorkflow implements SlackWorkflow {
  private static final Logger log = LoggerFactory.getLogger(GapWorkflow.class);
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final int MOST_THREADS = 5;
  private static final int MOST_REPLIES = 30;

  private final MethodsClient slack;
  private final GapStores stores;
  private final GapKnowledge knowledge;
  private final GapWatch watch;
  private final Workplace place;
  private final SecretMasker masker = new SecretMasker();

  /** Stores of gaps and their messages. */
  public record GapStores(
      Jdbi jdbi, Outbox outbox, StoredAnswers answers, PersonalMessages messages, Clock clock) {}

  /**
   * Search, corrections and access rules, by which an unanswered question gets its answer.
   *
   * @param page the page of a title or path, within a person's rights
   * @param access the rule of a document
   * @param learned something new can be indexed
   */
  public record GapKnowledge(
      QuestionAnswering answering,
      CorrectionTable corrections,
      OnCallTable onCall,
      Embedder embedder,
      BiFunction<String, String, Optional<RankedDocument>> page,
      Function<DocumentId, Optional<AccessRule>> access,
      Runnable learned) {}

  public GapWorkflow(Workplace place, GapStores stores, GapKnowledge knowledge) {
    this.place = place;
    this.slack = place.slack();
    this.stores = stores;
    this.knowledge = knowledge;
    QuestionReport report =
        new QuestionReport(stores.answers(), place.people(), knowledge.embedder(), stores.clock());
    this.watch =
        new GapWatch(
            stores.jdbi(),
            new GapWatch.Sources(
                report::openGaps,
                stores.answers(),
                knowledge.onCall(),
                knowledge.answering()::answer),
            place.people(),
            stores.messages(),
            stores.clock());
  }

  @Override
  public void register(App app) {
    app.blockAction(
        GapView.DRAFT,
        (request, context) -> pressed(request, context, gap -> draft(request, context, gap)));
    app.blockAction(
        GapView.NOT_OURS,
        (request, context) ->
            pressed(
                request,
                context,
                gap ->
                    ButtonPresses.tell(
                        request,
                        context,
                        watch.notOurs(gap)
                            ? "Thanks. I will not bring it to you again."
                            : "That was settled before.")));
    app.blockAction(
        GapView.THERE,
        (request, context) -> {
          Optional<ReportedGap> gap = own(request);
          if (gap.isPresent()) {
            ButtonPresses.open(request, context, GapView.form(gap.get()));
          } else {
            ButtonPresses.tell(request, context, NOT_YOURS);
          }
          return context.ack();
        });
    app.viewSubmission(GapView.FORM, this::there);
  }

  private static final String NOT_YOURS = "Only whoever was asked about it can settle this.";

  private Optional<ReportedGap> own(BlockActionRequest request) {
    return watch
        .find(ButtonPresses.value(request))
        .filter(gap -> gap.owner().equals(ButtonPresses.user(request)));
  }

  private Response pressed(
      BlockActionRequest request, ActionContext context, Consumer<ReportedGap> act) {
    own(request).ifPresentOrElse(act, () -> ButtonPresses.tell(request, context, NOT_YOURS));
    return context.ack();
  }

  /** Reads the threads after the acknowledgement, and sends the draft as a file. */
  private void draft(BlockActionRequest request, ActionContext context, ReportedGap gap) {
    String user = ButtonPresses.user(request);
    Thread.ofVirtual().name("page-draft").start(() -> sendDraft(gap, user));
    ButtonPresses.tell(request, context, "The draft is on its way to your direct messages.");
  }

  private void sendDraft(ReportedGap gap, String user) {
    List<SolvingThread> threads =
        gap.answers().stream()
            .flatMap(id -> stores.answers().asked(id).stream())
            .filter(asked -> place.people().isPublic(asked.channel()))
            .limit(MOST_THREADS)
            .map(this::thread)
            .toList();
    LocalDate today = LocalDate.ofInstant(stores.clock().instant(), ZoneOffset.UTC);
    String page = PageDraft.markdown(gap, place.people().name(user), threads, today);
    stores
        .outbox()
        .put(
            List.of(
                new OutboxPost(
                    "gap:" + gap.id() + ":draft:" + stores.clock().millis(),
                    OutboxPost.Target.channel(user),
                    "A draft of the page that answers _"
                        + MrkdwnText.escaped(MrkdwnText.shortened(gap.question(), 150))
                        + "_. Once the page is there, I tell those who asked.",
                    Optional.empty(),
                    Optional.of(new OutboxPost.Attachment("page-draft.md", page)))));
    place.send().run();
  }

  private SolvingThread thread(StoredAnswers.AskedQuestion asked) {
    try {
      List<Message> messages =
          slack
              .conversationsReplies(
                  r -> r.channel(asked.channel()).ts(asked.threadTs()).limit(MOST_REPLIES))
              .getMessages();
      List<String> replies =
          messages == null
              ? List.of()
              : messages.stream()
                  .skip(1)
                  .filter(message -> message.getBotId() == null)
                  .map(Message::getText)
                  .filter(Objects::nonNull)
                  .map(this::clean)
                  .filter(text -> !text.isBlank())
                  .toList();
      return new SolvingThread(
          place.people().permalink(asked.channel(), asked.threadTs()).orElse(""), replies);
    } catch (IOException | SlackApiException e) {
      log.info("Slack does not show a thread: {}", e.getMessage());
      return new SolvingThread("", List.of());
    }
  }

  private String clean(String text) {
    return masker
        .mask(SlackInputText.lines(text, place.people().bot(), person -> "somebody").strip())
        .text();
  }

  private Response there(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    Optional<ReportedGap> gap =
        watch.find(view.data()).filter(each -> each.owner().equals(view.user()));
    if (gap.isEmpty()) {
      return DialogResponses.wrong(context, GapView.PAGE, NOT_YOURS);
    }
    Optional<RankedDocument> page =
        knowledge.page().apply(view.stripped(GapView.PAGE), view.user());
    Optional<AccessRule> access = page.flatMap(found -> knowledge.access().apply(found.id()));
    if (page.isEmpty() || access.isEmpty()) {
      return DialogResponses.wrong(
          context, GapView.PAGE, "I find no page of that title or path that you may read.");
    }
    correct(gap.get(), page.get(), access.get(), view);
    String title = page.get().frontMatter().title();
    PostingPolicy policy = new PostingPolicy(place.people());
    ContentAccess content = ContentAccess.of(access.get());
    boolean closes = watch.close(gap.get(), title, asker -> policy.mayRead(content, asker));
    place.send().run();
    return DialogResponses.instead(
        context,
        DialogViews.notice(
            "Saved",
            List.of(
                BlockKit.section(
                    "The question is answered from *"
                        + MrkdwnText.escaped(title)
                        + "* from now on."
                        + (closes ? " Those who asked are told." : "")))));
  }

  /** Stores a correction by which the search finds the page for this question. */
  private void correct(
      ReportedGap gap, RankedDocument page, AccessRule access, SubmittedView view) {
    String words = view.stripped(GapView.WORDS);
    // In the same sentence: a line of its own would be found instead of it.
    String text =
        (words.isEmpty() ? page.passages().getFirst().passage().text() : words)
            + " ("
            + page.frontMatter().title()
            + ")";
    knowledge
        .corrections()
        .keep(
            new Correction(
                "gap-" + gap.id(),
                gap.question(),
                masker.mask(text).text(),
                place.people().name(view.user()),
                LocalDate.ofInstant(stores.clock().instant(), ZoneOffset.UTC),
                access,
                Set.of()));
    knowledge.learned().run();
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(
        new ScheduledTask(
            "knowledge-gaps",
            TICK,
            () -> {
              watch.runDue();
              place.send().run();
            }));
  }
}
