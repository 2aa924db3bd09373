package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.SharedFiles;
import io.signalbox.bot.workspace.team.Team;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Uploading as Slack has it since 2024: ask for an address, send the bytes there, share the file.
 * docs.slack.dev/messaging/working-with-files.
 */
public final class FileMethods {
  private static final int MOST_BYTES = 10 << 20;

  private final Team team;
  private final Access access;
  private final AppMessages messages;
  private final Supplier<URI> address;

  /**
   * @param address of the workspace
   */
  FileMethods(Team team, Access access, AppMessages messages, Supplier<URI> address) {
    this.team = team;
    this.access = access;
    this.messages = messages;
    this.address = address;
  }

  Map<String, Method> all() {
    return Map.of(
        "files.getUploadURLExternal", Method.bot("files:write", this::uploadUrl),
        "files.completeUploadExternal", Method.bot("files:write", this::complete));
  }

  private ObjectNode uploadUrl(Arguments arguments) {
    String name = arguments.required("filename");
    int length = arguments.number("length", 0);
    if (length <= 0 || length > MOST_BYTES) {
      throw new ApiError("invalid_arguments");
    }
    String id = team.files().announce(name).id();
    return Json.object()
        .put("upload_url", address.get().resolve("upload/" + id).toString())
        .put("file_id", id);
  }

  private ObjectNode complete(Arguments arguments) {
    JsonNode wanted =
        arguments.json("files", "invalid_arguments").orElseThrow(() -> ApiError.missing("files"));
    ArrayNode shared = Json.array();
    for (JsonNode each : wanted) {
      SharedFiles.SharedFile file =
          team.files()
              .find(each.path("id").asText())
              .filter(one -> one.content().length > 0)
              .orElseThrow(() -> new ApiError("file_not_found"));
      shared.add(file.json(each.path("title").asText(file.name())));
    }
    arguments
        .text("channel_id")
        .ifPresent(
            channel -> {
              Conversation where =
                  access.find(channel).orElseThrow(() -> new ApiError("channel_not_found"));
              share(access.joined(where), arguments, shared);
            });
    return Json.object().set("files", shared);
  }

  private void share(Conversation where, Arguments arguments, ArrayNode files) {
    Draft draft =
        new Draft(
            arguments.text("initial_comment").or(() -> Optional.of("")),
            Optional.empty(),
            Optional.empty());
    Optional<String> thread = messages.thread(where, arguments.text("thread_ts"));
    Message message = messages.written(where, draft, thread).with(body -> body.set("files", files));
    team.board().post(where, message);
  }

  /** Takes what is sent to an upload's address. */
  public static void receive(Team team, Context request) {
    boolean known = team.files().receive(request.pathParam("id"), request.bodyAsBytes());
    request.status(known ? 200 : 404).result(known ? "OK" : "no such upload");
  }

  /** Gives a file to a person; always to be saved, never shown as a page. */
  public static void give(Team team, Context request) {
    Optional<SharedFiles.SharedFile> file = team.files().find(request.pathParam("id"));
    if (file.isEmpty()) {
      request.status(404).result("no such file");
      return;
    }
    String name = file.get().name().replaceAll("[^A-Za-z0-9._-]", "_");
    request
        .contentType("application/octet-stream")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .result(file.get().content());
  }
}
