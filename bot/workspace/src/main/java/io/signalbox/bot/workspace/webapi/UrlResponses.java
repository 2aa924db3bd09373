package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.ResponseUrls;
import io.signalbox.bot.workspace.team.ResponseUrls.Origin;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Optional;

/**
 * Handles the app's responses to an interaction, by response URL or acknowledgement, visible to the
 * person alone unless {@code in_channel}. They also reach channels without the bot. Source:
 * docs.slack.dev/interactivity/handling-user-interaction, "Message responses".
 */
public final class UrlResponses {
  private final WorkspaceTeam team;
  private final AppMessages messages;

  public UrlResponses(WorkspaceTeam team) {
    this.team = team;
    this.messages = new AppMessages(team);
  }

  /** Handles one HTTP call of a response URL. */
  public void answer(Context request) {
    Optional<String> error =
        switch (team.responseUrls().use(request.pathParam("token"))) {
          case ResponseUrls.UrlUse.UseRefused refused -> Optional.of(refused.error());
          case ResponseUrls.UrlUse.Granted granted ->
              JsonTrees.parse(request.body())
                  .map(body -> respond(granted.origin(), body))
                  .orElse(Optional.of("invalid_payload"));
        };
    if (error.isPresent()) {
      request.status(404);
      request.contentType("application/json; charset=utf-8");
      request.result(JsonTrees.write(new ApiErrorException(error.get()).json()));
    } else {
      request.result("ok");
    }
  }

  /** Posts or updates the message of a response; returns Slack's error code when it is refused. */
  public Optional<String> respond(Origin origin, JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      return Optional.of("invalid_payload");
    }
    CallArguments arguments = new CallArguments(object);
    WorkspaceConversation where = team.conversations().find(origin.channel()).orElseThrow();
    try {
      respond(where, origin, arguments);
      return Optional.empty();
    } catch (ApiErrorException refused) {
      return Optional.of(refused.code());
    }
  }

  private void respond(WorkspaceConversation where, Origin origin, CallArguments arguments) {
    Optional<WorkspaceMessage> source =
        origin.message().flatMap(where::find).filter(WorkspaceMessage::isByApp);
    if (arguments.flag("delete_original")) {
      WorkspaceMessage gone = source.orElseThrow(() -> new ApiErrorException("message_not_found"));
      team.board().delete(where, gone.ts());
      return;
    }
    MessageDraft draft = MessageDraft.of(arguments, team.ids()).orNoText();
    if (arguments.flag("replace_original") && source.isPresent()) {
      team.board().change(where, source.get().ts(), message -> replaced(message, draft));
      return;
    }
    Optional<String> thread = messages.thread(where, arguments.text("thread_ts"));
    if (arguments.text("response_type").orElse("ephemeral").equals("in_channel")) {
      messages.post(where, draft, thread);
    } else {
      messages.postEphemeral(where, draft, thread, origin.person());
    }
  }

  private static WorkspaceMessage replaced(WorkspaceMessage message, MessageDraft draft) {
    return message.with(
        body -> {
          body.remove("blocks");
          draft.writeTo(body);
        });
  }
}
