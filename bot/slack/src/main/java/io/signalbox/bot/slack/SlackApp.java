package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.SlackApiException;
import io.signalbox.bot.slack.channel.ThreadObserver;
import io.signalbox.bot.slack.client.CommandPrefixInterceptor;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackConnection;
import io.signalbox.bot.slack.client.SlackConnectionFactory;
import io.signalbox.bot.slack.client.SlackCourier;
import io.signalbox.bot.slack.client.SlackDirectory;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.conversation.ConversationHandler;
import io.signalbox.bot.slack.directory.PeopleReader;
import io.signalbox.bot.slack.inbox.Inbox;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import io.signalbox.bot.slack.inbox.InboxWorker;
import io.signalbox.bot.slack.live.LiveReply;
import io.signalbox.bot.slack.live.LiveReplyRows;
import io.signalbox.bot.slack.live.StreamedReplies;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.OutboxSender;
import io.signalbox.bot.slack.schedule.Schedule;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot in one Slack workspace: registers the Bolt listeners and runs inbox, outbox, schedule and
 * the connection to Slack. Incoming messages are stored before they are acknowledged; messages to
 * post go through the outbox.
 */
public final class SlackApp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackApp.class);
  private static final int ANSWERS_AT_ONCE = 8;
  private static final int POSTS_AT_ONCE = 8;
  private static final Duration PEOPLE_TICK = Duration.ofSeconds(2);

  private final SlackClient client;
  private final SlackClient.Identity identity;
  private final SlackDirectory people;
  private final App app;
  private final Inbox inbox;
  private final Outbox outbox;
  private final InboxWorker inboxWorker;
  private final OutboxSender sender;
  private final LiveReplyRows liveReplyRows;
  private final StreamedReplies liveReplies;
  private final Schedule schedule;
  private final SlackConnection connection;
  private final List<SlackWorkflow> workflows;

  private SlackApp(
      SlackClient client,
      ConversationFeatures.Records records,
      ConversationFeatures.Knowledge knowledge,
      List<SlackWorkflow.Opener> openers,
      Function<List<ScheduledTask>, Schedule> timetable,
      ThreadObserver observer) {
    this.client = client;
    this.identity = client.identity();
    this.people =
        new SlackDirectory(
            client.methods(), identity.userId(), records.accounts(), records.clock());
    this.inbox = records.inbox();
    this.outbox = records.outbox();
    this.sender =
        new OutboxSender(
            outbox,
            new SlackCourier(client.methods(), client::respond, records.clock()),
            POSTS_AT_ONCE,
            this::refused);
    this.liveReplyRows = records.liveReplies();
    this.liveReplies =
        new StreamedReplies(client.methods(), identity, liveReplyRows, records.clock());
    ConversationFeatures features =
        ConversationFeatures.open(knowledge, records, people, new Presence());
    this.inboxWorker = new InboxWorker(inbox, features.conversation(), ANSWERS_AT_ONCE);
    this.app = app(client);
    new MessageListeners(
            identity.userId(), inboxWorker, records.rules(), features.threads(), observer)
        .register(app);
    new ActionListeners(features, sender::wake).register(app);
    new DialogListeners(features, sender::wake).register(app);
    SlackWorkflow.Workplace workplace =
        new SlackWorkflow.Workplace(client.methods(), people, sender::wake);
    this.workflows = openers.stream().map(opener -> opener.open(workplace)).toList();
    workflows.forEach(workflow -> workflow.register(app));
    new CommandListeners(inboxWorker, features, workflows).register(app);
    new HomeListeners(features, workflows).register(app);
    new PeopleListeners(people, workflows).register(app);
    PeopleReader reader = new PeopleReader(client.methods(), records.accounts(), records.clock());
    this.schedule = timetable.apply(tasks(reader, workflows));
    this.connection = SlackConnectionFactory.of(client, app, records.clock());
  }

  private static List<ScheduledTask> tasks(PeopleReader reader, List<SlackWorkflow> workflows) {
    return Stream.concat(
            Stream.of(new ScheduledTask("people", PEOPLE_TICK, closing -> reader.runDue(closing))),
            workflows.stream().flatMap(each -> each.tasks().stream()))
        .toList();
  }

  /**
   * Asks Slack for the bot's identity and builds the bot; nothing is received before {@link
   * #start}.
   *
   * @param workflows the slash commands besides {@code /ask}
   * @param timetable makes the schedule of what they want done every so often
   * @param observer told of changed threads in channels whose rule lets them become tickets
   * @throws io.signalbox.bot.slack.client.SlackRefusedException when Slack does not take the token
   */
  public static SlackApp open(
      SlackClient client,
      ConversationFeatures.Records records,
      ConversationFeatures.Knowledge knowledge,
      List<SlackWorkflow.Opener> workflows,
      Function<List<ScheduledTask>, Schedule> timetable,
      ThreadObserver observer) {
    return new SlackApp(client, records, knowledge, workflows, timetable, observer);
  }

  private static App app(SlackClient client) {
    AppConfig config =
        AppConfig.builder()
            .slack(client.slack())
            // What nobody listens for is acknowledged too: Slack would repeat it.
            .allEventsApiAutoAckEnabled(true)
            // Bolt asked Slack whether the token is good before every acknowledgement, else every
            // three seconds; the outbox notices when it is not.
            .authTestCacheEnabled(true)
            .authTestCacheExpirationMillis(-1)
            .singleTeamBotToken(client.settings().botToken().reveal())
            .signingSecret(
                client.settings().signingSecret().map(secret -> secret.reveal()).orElse(null))
            .build();
    App app = new App(config);
    if (!client.settings().prefix().text().isEmpty()) {
      app.use(new CommandPrefixInterceptor(client.settings().prefix()));
    }
    return app;
  }

  private void refused(OutboxPost post, String reason) {
    workflows.forEach(workflow -> workflow.refused(post, reason));
  }

  /** Returns the bot's identity in the workspace. */
  public SlackClient.Identity identity() {
    return identity;
  }

  /** Returns the directory of the workspace's people, groups and channels. */
  public SlackPeople people() {
    return people;
  }

  /**
   * Starts processing stored deliveries and posts, then opens the connection to Slack.
   *
   * @param alone whether no other process works on this database
   */
  public void start(boolean alone) {
    if (alone) {
      inbox.freeAll();
      outbox.freeAll();
    }
    inbox.forgetOld();
    outbox.forgetOld();
    liveReplyRows.forgetOld();
    sender.start();
    inboxWorker.start();
    schedule.start();
    connection.start();
  }

  /**
   * Returns the number of deliveries not yet processed plus posts not yet sent, for the drain at
   * shutdown.
   */
  public long open() {
    return inbox.open() + outbox.open();
  }

  @Override
  public void close() {
    // Timers first: the end of the connection interrupts listeners, which may cost the database.
    schedule.close();
    connection.close();
    inboxWorker.close();
    sender.close();
    client.close();
  }

  /**
   * Shows a status and a title in assistant threads while the bot answers, and opens live replies.
   */
  private final class Presence implements ConversationHandler.Workspace {
    private static final int LONGEST_TITLE = 60;

    @Override
    public void looking(InboxDelivery delivery) {
      if (delivery.kind() == InboxDelivery.DeliveryKind.DIRECT && delivery.threadTs().isPresent()) {
        Thread.ofVirtual().name("presence").start(() -> show(delivery));
      }
    }

    private void show(InboxDelivery delivery) {
      String thread = delivery.thread();
      String text = delivery.text().strip();
      String title = text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) : text;
      try {
        client
            .methods()
            .assistantThreadsSetStatus(
                r ->
                    r.channelId(delivery.channel())
                        .threadTs(thread)
                        .status("is looking…")
                        .loadingMessages(List.of("Looking at tables and runbooks…")));
        client
            .methods()
            .assistantThreadsSetTitle(
                r -> r.channelId(delivery.channel()).threadTs(thread).title(title));
      } catch (IOException | SlackApiException | RuntimeException e) {
        // A thread that is no assistant's has no status: nothing is missed.
        log.debug("No status in {}: {}", delivery.channel(), e.getMessage());
      }
    }

    @Override
    public LiveReply live(InboxDelivery delivery) {
      return liveReplies.open(delivery);
    }

    @Override
    public void send() {
      sender.wake();
    }

    @Override
    public double unaskedConfidence() {
      return client.settings().unaskedConfidence();
    }
  }
}
