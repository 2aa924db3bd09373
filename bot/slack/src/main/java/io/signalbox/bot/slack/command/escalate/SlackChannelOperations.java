package io.signalbox.bot.slack.command.escalate;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import io.signalbox.bot.slack.directory.RetryAfterHeader;
import io.signalbox.bot.slack.refusal.SlackError;
import io.signalbox.tools.workflow.escalation.channel.ChannelOperations;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adapter of {@link ChannelOperations} that creates, fills and archives channels through Slack's
 * Web API.
 *
 * @param bot the app's own user, by which channels of its making are known
 */
record SlackChannelOperations(MethodsClient slack, String bot) implements ChannelOperations {
  private static final Logger log = LoggerFactory.getLogger(SlackChannelOperations.class);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration MENDED = Duration.ofSeconds(30);
  private static final int PAGE = 1000;

  /** Tolerated difference between Slack's clock and the local one. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  /** Errors that mean that the wanted state is reached already. */
  private static final Set<String> SO_ALREADY =
      Set.of("already_in_channel", "cant_invite_self", "already_archived");

  private static final Set<String> GONE =
      Set.of("is_archived", "channel_not_found", "not_in_channel");

  /** One call of the Web API. */
  @FunctionalInterface
  interface Call<T> {
    T get() throws IOException, SlackApiException;
  }

  @Override
  public ChannelOutcome create(String name, boolean isPrivate) {
    return call(
        "conversations.create",
        () -> slack.conversationsCreate(r -> r.name(name).isPrivate(isPrivate)),
        created -> created.getChannel().getId());
  }

  @Override
  public ChannelOutcome created(String name, Instant since) {
    String cursor = "";
    do {
      @Nullable String at = cursor.isEmpty() ? null : cursor;
      ConversationsListResponse page;
      try {
        page =
            slack.conversationsList(
                r ->
                    r.types(
                            List.of(
                                ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))
                        .excludeArchived(true)
                        .limit(PAGE)
                        .cursor(at));
      } catch (IOException | SlackApiException e) {
        return later("conversations.list", e);
      }
      if (!page.isOk()) {
        return refused(SlackError.of("conversations.list", page));
      }
      Optional<Conversation> ours =
          page.getChannels().stream()
              .filter(each -> name.equals(each.getName()) && isOurs(each, since))
              .findFirst();
      if (ours.isPresent()) {
        return new ChannelOutcome.ChannelReady(ours.get().getId());
      }
      cursor =
          page.getResponseMetadata() == null
              ? ""
              : Optional.ofNullable(page.getResponseMetadata().getNextCursor()).orElse("");
    } while (!cursor.isEmpty());
    return new ChannelOutcome.NameTaken();
  }

  private boolean isOurs(Conversation channel, Instant since) {
    return bot.equals(channel.getCreator())
        && !Instant.ofEpochSecond(channel.getCreated()).isBefore(since.minus(SKEW));
  }

  @Override
  public ChannelOutcome invite(String channel, String person) {
    return call(
        "conversations.invite",
        () -> slack.conversationsInvite(r -> r.channel(channel).users(List.of(person))),
        done -> channel);
  }

  @Override
  public ChannelOutcome setTopic(String channel, String topic) {
    return call(
        "conversations.setTopic",
        () -> slack.conversationsSetTopic(r -> r.channel(channel).topic(topic)),
        done -> channel);
  }

  @Override
  public ChannelOutcome archive(String channel) {
    return call(
        "conversations.archive",
        () -> slack.conversationsArchive(r -> r.channel(channel)),
        done -> channel);
  }

  private static <T extends SlackApiTextResponse> ChannelOutcome call(
      String method, Call<T> call, Function<T, String> channel) {
    try {
      T answer = call.get();
      if (answer.isOk()) {
        return new ChannelOutcome.ChannelReady(channel.apply(answer));
      }
      return SO_ALREADY.contains(answer.getError())
          ? new ChannelOutcome.ChannelReady(channel.apply(answer))
          : refused(SlackError.of(method, answer));
    } catch (IOException | SlackApiException e) {
      return later(method, e);
    }
  }

  private static ChannelOutcome later(String method, Exception e) {
    log.info("Slack does not answer {}: {}", method, e.getMessage());
    return new ChannelOutcome.TryLater(
        e instanceof SlackApiException limit && RetryAfterHeader.isLimit(limit)
            ? RetryAfterHeader.of(limit)
            : SOON);
  }

  private static ChannelOutcome refused(SlackError error) {
    if (error.error().equals("name_taken")) {
      return new ChannelOutcome.NameTaken();
    }
    if (GONE.contains(error.error())) {
      return new ChannelOutcome.ChannelGone(error.words());
    }
    return switch (error.treatment()) {
      case WAIT, RETRY -> new ChannelOutcome.TryLater(SOON);
      case HOLD -> new ChannelOutcome.TryLater(MENDED);
      default -> {
        log.warn("{} was refused: {}", error.method(), error.words());
        yield new ChannelOutcome.ChannelRefused(error.words());
      }
    };
  }
}
