package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Web API methods {@code conversations.*} that list and read conversations. Scopes are named after
 * the kind of conversation; messages are read by members only. Source:
 * docs.slack.dev/reference/methods.
 */
final class ConversationMethods {
  private static final int MOST = 1000;

  /** Conversation kinds by their name in {@code conversations.list}. */
  private static final Map<String, ConversationKind> TYPES =
      Map.of(
          "public_channel",
          ConversationKind.CHANNEL,
          "private_channel",
          ConversationKind.PRIVATE,
          "im",
          ConversationKind.IM);

  private final WorkspaceTeam team;
  private final AppAccess access;

  ConversationMethods(WorkspaceTeam team, AppAccess access) {
    this.team = team;
    this.access = access;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "users.conversations", ApiMethod.bot("", this::ofUser),
        "conversations.mark", ApiMethod.bot("", this::mark),
        "conversations.info", ApiMethod.bot("", this::info),
        "conversations.list", ApiMethod.bot("", this::list),
        "conversations.members", ApiMethod.bot("", this::members),
        "conversations.history", ApiMethod.bot("", this::history),
        "conversations.replies", ApiMethod.bot("", this::replies),
        "conversations.open", ApiMethod.bot("im:write", this::open),
        "conversations.join", ApiMethod.bot("channels:join", this::join));
  }

  private ObjectNode info(CallArguments arguments) {
    WorkspaceConversation one = access.conversation(arguments, "read");
    ObjectNode channel = team.conversations().json(one);
    if (arguments.flag("include_num_members") && one.kind() != ConversationKind.IM) {
      channel.put("num_members", team.conversations().size(one));
    }
    return JsonTrees.object().set("channel", channel);
  }

  /** Marks a conversation as read up to a message, which nothing here shows. */
  private ObjectNode mark(CallArguments arguments) {
    access.joined(access.conversation(arguments));
    timestamp(arguments.required("ts"));
    return JsonTrees.object();
  }

  /** Lists the conversations of a person, or of the bot, that the app may see. */
  private ObjectNode ofUser(CallArguments arguments) {
    String bot = team.identity().botUserId();
    String user = arguments.text("user").orElse(bot);
    if (team.directory().user(user).isEmpty()) {
      throw new ApiErrorException("user_not_found");
    }
    Predicate<WorkspaceConversation> isTheirs =
        one -> user.equals(bot) ? one.botIsMember() : one.has(user);
    return list(
        arguments,
        isTheirs,
        one -> {
          ObjectNode json = team.conversations().json(one);
          json.remove("is_member");
          return json;
        });
  }

  private ObjectNode list(CallArguments arguments) {
    return list(
        arguments,
        one -> true,
        one -> {
          ObjectNode json = team.conversations().json(one);
          return one.kind() == ConversationKind.IM
              ? json
              : json.put("num_members", team.conversations().size(one));
        });
  }

  private ObjectNode list(
      CallArguments arguments,
      Predicate<WorkspaceConversation> wanted,
      Function<WorkspaceConversation, ObjectNode> json) {
    List<String> given = arguments.list("types");
    Set<ConversationKind> kinds =
        (given.isEmpty() ? List.of("public_channel") : given)
            .stream()
                .filter(type -> !type.equals("mpim"))
                .map(type -> Optional.ofNullable(TYPES.get(type)))
                .map(kind -> kind.orElseThrow(() -> new ApiErrorException("invalid_types")))
                .collect(Collectors.toSet());
    kinds.forEach(kind -> access.need(kind.scope() + ":read"));
    List<ObjectNode> found =
        team.conversations().list().stream()
            .filter(one -> kinds.contains(one.kind()))
            .filter(wanted)
            .filter(one -> one.kind() == ConversationKind.CHANNEL || one.botIsMember())
            .filter(one -> !(one.isArchived() && arguments.flag("exclude_archived")))
            .map(json)
            .toList();
    return ListPage.of(found, arguments, MOST).json("channels");
  }

  private ObjectNode members(CallArguments arguments) {
    WorkspaceConversation one = access.conversation(arguments, "read");
    List<String> members = new ArrayList<>(one.members());
    if (one.botIsMember()) {
      members.add(team.identity().botUserId());
    }
    return ListPage.of(JsonTrees.elements(JsonTrees.strings(members)), arguments, MOST)
        .json("members");
  }

  private ObjectNode history(CallArguments arguments) {
    WorkspaceConversation where = access.joined(access.conversation(arguments, "history"));
    List<WorkspaceMessage> newestFirst =
        where.messages().reversed().stream()
            .filter(message -> message.onlyFor().isEmpty() && !message.isReply())
            .filter(message -> isBetween(message, arguments))
            .toList();
    ObjectNode json = page(where, newestFirst, arguments);
    json.put("pin_count", team.pins().of(where.id()).size());
    return json.putNull("channel_actions_ts").put("channel_actions_count", 0);
  }

  private ObjectNode replies(CallArguments arguments) {
    WorkspaceConversation where = access.joined(access.conversation(arguments, "history"));
    String ts = arguments.required("ts");
    WorkspaceMessage named =
        where
            .find(ts)
            .filter(message -> message.onlyFor().isEmpty())
            .orElseThrow(() -> new ApiErrorException("thread_not_found"));
    String parent = named.thread().orElse(ts);
    List<WorkspaceMessage> thread = where.thread(parent);
    // The parent comes with every page's worth of replies; here once, as the first message.
    List<WorkspaceMessage> wanted =
        Stream.concat(
                thread.stream().filter(message -> message.ts().equals(parent)),
                thread.stream()
                    .filter(message -> !message.ts().equals(parent))
                    .filter(message -> isBetween(message, arguments)))
            .toList();
    return page(where, wanted, arguments);
  }

  private ObjectNode page(
      WorkspaceConversation where, List<WorkspaceMessage> messages, CallArguments arguments) {
    boolean metadata = arguments.flag("include_all_metadata");
    ListPage page =
        ListPage.of(messages, message -> json(where, message, metadata), arguments, MOST);
    return page.json("messages").put("has_more", !page.cursor().isEmpty());
  }

  private static ObjectNode json(
      WorkspaceConversation where, WorkspaceMessage message, boolean metadata) {
    ObjectNode json = where.json(message);
    if (!metadata) {
      json.remove("metadata");
    }
    return json;
  }

  private static boolean isBetween(WorkspaceMessage message, CallArguments arguments) {
    boolean inclusive = arguments.flag("inclusive");
    String ts = message.ts();
    boolean young =
        arguments
            .text("oldest")
            .map(ConversationMethods::timestamp)
            .map(oldest -> ts.compareTo(oldest) > 0 || (inclusive && ts.equals(oldest)))
            .orElse(true);
    boolean old =
        arguments
            .text("latest")
            .filter(latest -> !latest.equals("now"))
            .map(ConversationMethods::timestamp)
            .map(latest -> ts.compareTo(latest) < 0 || (inclusive && ts.equals(latest)))
            .orElse(true);
    return young && old;
  }

  /** Returns a bound as a full timestamp; the fraction may be left out. */
  private static String timestamp(String bound) {
    if (!bound.matches("\\d{1,10}(\\.\\d{1,6})?")) {
      throw new ApiErrorException("invalid_arguments");
    }
    String[] parts = bound.split("\\.", -1);
    String fraction = parts.length > 1 ? parts[1] : "";
    return "%010d.%s".formatted(Long.parseLong(parts[0]), (fraction + "000000").substring(0, 6));
  }

  private ObjectNode open(CallArguments arguments) {
    Optional<WorkspaceConversation> named =
        arguments.text("channel").flatMap(team.conversations()::find);
    List<String> users = arguments.list("users");
    if (users.size() > 1) {
      // Conversations of several people are no part of the local workspace.
      throw new ApiErrorException("method_not_supported_for_channel_type");
    }
    String user = users.stream().findFirst().orElse("");
    if (team.directory().isDeactivated(user)) {
      throw new ApiErrorException("user_disabled");
    }
    WorkspaceConversation direct =
        named
            .or(() -> team.conversations().direct(user))
            .filter(one -> one.kind() == ConversationKind.IM)
            .orElseThrow(
                () ->
                    new ApiErrorException(
                        named.isPresent() ? "channel_not_found" : "user_not_found"));
    ObjectNode json = JsonTrees.object().put("no_op", true).put("already_open", true);
    if (arguments.flag("return_im")) {
      return json.set("channel", team.conversations().json(direct));
    }
    return json.set("channel", JsonTrees.object().put("id", direct.id()));
  }

  private ObjectNode join(CallArguments arguments) {
    WorkspaceConversation one = access.conversation(arguments);
    if (one.kind() != ConversationKind.CHANNEL) {
      throw new ApiErrorException("method_not_supported_for_channel_type");
    }
    team.board().join(one, team.identity().botUserId());
    return JsonTrees.object().set("channel", team.conversations().json(one));
  }
}
