package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Conversation.Kind;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Methods {@code conversations.*}. Scopes are named after the kind of conversation; messages are read by
 * members only. Source: docs.slack.dev/reference/methods.
 */
final class ConversationMethods {
  private static final int MOST = 1000;

  /** Conversation kinds by their name in {@code conversations.list}. */
  private static final Map<String, Kind> TYPES =
      Map.of("public_channel", Kind.CHANNEL, "private_channel", Kind.PRIVATE, "im", Kind.IM);

  private final Team team;
  private final Access access;

  ConversationMethods(Team team, Access access) {
    this.team = team;
    this.access = access;
  }

  Map<String, Method> all() {
    return Map.of(
        "conversations.info", Method.bot("", this::info),
        "conversations.list", Method.bot("", this::list),
        "conversations.members", Method.bot("", this::members),
        "conversations.history", Method.bot("", this::history),
        "conversations.replies", Method.bot("", this::replies),
        "conversations.open", Method.bot("im:write", this::open),
        "conversations.join", Method.bot("channels:join", this::join));
  }

  private ObjectNode info(Arguments arguments) {
    Conversation one = access.conversation(arguments, "read");
    return Json.object().set("channel", team.conversations().json(one));
  }

  private ObjectNode list(Arguments arguments) {
    Set<Kind> kinds =
        Arrays.stream(arguments.text("types").orElse("public_channel").split(",", -1))
            .map(String::strip)
            .filter(type -> !type.equals("mpim"))
            .map(type -> Optional.ofNullable(TYPES.get(type)))
            .map(kind -> kind.orElseThrow(() -> new ApiError("invalid_types")))
            .collect(Collectors.toSet());
    kinds.forEach(kind -> access.need(kind.scope() + ":read"));
    List<ObjectNode> found =
        team.conversations().list().stream()
            .filter(one -> kinds.contains(one.kind()))
            .filter(one -> one.kind() == Kind.CHANNEL || one.botIsMember())
            .map(team.conversations()::json)
            .toList();
    return Page.of(found, arguments, MOST).json("channels");
  }

  private ObjectNode members(Arguments arguments) {
    Conversation one = access.conversation(arguments, "read");
    List<String> members = new ArrayList<>(one.members());
    if (one.botIsMember()) {
      members.add(team.identity().botUserId());
    }
    return Page.of(Json.elements(Json.strings(members)), arguments, MOST).json("members");
  }

  private ObjectNode history(Arguments arguments) {
    Conversation where = access.joined(access.conversation(arguments, "history"));
    List<Message> newestFirst =
        where.messages().reversed().stream()
            .filter(message -> message.onlyFor().isEmpty() && !message.isReply())
            .filter(message -> isBetween(message, arguments))
            .toList();
    return page(where, newestFirst, arguments).put("pin_count", 0);
  }

  private ObjectNode replies(Arguments arguments) {
    Conversation where = access.joined(access.conversation(arguments, "history"));
    String ts = arguments.required("ts");
    Message named =
        where
            .find(ts)
            .filter(message -> message.onlyFor().isEmpty())
            .orElseThrow(() -> new ApiError("thread_not_found"));
    String parent = named.thread().orElse(ts);
    List<Message> thread = where.thread(parent);
    // The parent comes with every page's worth of replies; here once, as the first message.
    List<Message> wanted =
        Stream.concat(
                thread.stream().filter(message -> message.ts().equals(parent)),
                thread.stream()
                    .filter(message -> !message.ts().equals(parent))
                    .filter(message -> isBetween(message, arguments)))
            .toList();
    return page(where, wanted, arguments);
  }

  private ObjectNode page(Conversation where, List<Message> messages, Arguments arguments) {
    boolean metadata = arguments.flag("include_all_metadata");
    Page page = Page.of(messages, message -> json(where, message, metadata), arguments, MOST);
    return page.json("messages").put("has_more", !page.cursor().isEmpty());
  }

  private static ObjectNode json(Conversation where, Message message, boolean metadata) {
    ObjectNode json = where.json(message);
    if (!metadata) {
      json.remove("metadata");
    }
    return json;
  }

  private static boolean isBetween(Message message, Arguments arguments) {
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

  /** A bound may leave the fraction out; all seconds have ten digits until 2286. */
  private static String timestamp(String bound) {
    if (!bound.matches("\\d{1,10}(\\.\\d{1,6})?")) {
      throw new ApiError("invalid_arguments");
    }
    String[] parts = bound.split("\\.", -1);
    String fraction = parts.length > 1 ? parts[1] : "";
    return "%010d.%s".formatted(Long.parseLong(parts[0]), (fraction + "000000").substring(0, 6));
  }

  private ObjectNode open(Arguments arguments) {
    Optional<Conversation> named = arguments.text("channel").flatMap(team.conversations()::find);
    List<String> users = List.of(arguments.text("users").orElse("").split(",", -1));
    if (users.size() > 1) {
      // Conversations of several people are no part of the local workspace.
      throw new ApiError("method_not_supported_for_channel_type");
    }
    if (team.directory().isDeactivated(users.getFirst())) {
      throw new ApiError("user_disabled");
    }
    Conversation direct =
        named
            .or(() -> team.conversations().direct(users.getFirst()))
            .filter(one -> one.kind() == Kind.IM)
            .orElseThrow(
                () -> new ApiError(named.isPresent() ? "channel_not_found" : "user_not_found"));
    ObjectNode json = Json.object().put("no_op", true).put("already_open", true);
    if (arguments.flag("return_im")) {
      return json.set("channel", team.conversations().json(direct));
    }
    return json.set("channel", Json.object().put("id", direct.id()));
  }

  private ObjectNode join(Arguments arguments) {
    Conversation one = access.conversation(arguments);
    if (one.kind() != Kind.CHANNEL) {
      throw new ApiError("method_not_supported_for_channel_type");
    }
    team.board().join(one, team.identity().botUserId());
    return Json.object().set("channel", team.conversations().json(one));
  }
}
