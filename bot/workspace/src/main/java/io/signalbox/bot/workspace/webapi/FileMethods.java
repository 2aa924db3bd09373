package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.SharedFiles;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Web API methods of the simulated Slack for uploads, as Slack has them since 2024: ask for an
 * address, send the bytes there, share the file. docs.slack.dev/messaging/working-with-files.
 */
public final class FileMethods {
  private static final int MOST_BYTES = 10 << 20;

  private final WorkspaceTeam team;
  private final AppAccess access;
  private final AppMessages messages;
  private final Supplier<URI> address;

  /**
   * @param address of the workspace
   */
  FileMethods(WorkspaceTeam team, AppAccess access, AppMessages messages, Supplier<URI> address) {
    this.team = team;
    this.access = access;
    this.messages = messages;
    this.address = address;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "files.getUploadURLExternal", ApiMethod.bot("files:write", this::uploadUrl),
        "files.completeUploadExternal", ApiMethod.bot("files:write", this::complete));
  }

  private ObjectNode uploadUrl(CallArguments arguments) {
    String name = arguments.required("filename");
    int length = arguments.number("length", 0);
    if (length <= 0 || length > MOST_BYTES) {
      throw new ApiErrorException("invalid_arguments");
    }
    String id = team.files().announce(name, team.identity().botUserId()).id();
    return JsonTrees.object()
        .put("upload_url", address.get().resolve("upload/" + id).toString())
        .put("file_id", id);
  }

  private ObjectNode complete(CallArguments arguments) {
    JsonNode wanted =
        arguments
            .json("files", "invalid_arguments")
            .orElseThrow(() -> ApiErrorException.missing("files"));
    ArrayNode shared = JsonTrees.array();
    for (JsonNode each : wanted) {
      SharedFiles.SharedFile file =
          team.files()
              .find(each.path("id").asText())
              .filter(one -> one.content().length > 0)
              .orElseThrow(() -> new ApiErrorException("file_not_found"));
      file.entitle(each.path("title").asText(file.name()));
      shared.add(team.files().json(file));
    }
    arguments
        .text("channel_id")
        .ifPresent(
            channel -> {
              WorkspaceConversation where =
                  access
                      .find(channel)
                      .orElseThrow(() -> new ApiErrorException("channel_not_found"));
              share(access.joined(where), arguments, shared);
            });
    return JsonTrees.object().set("files", shared);
  }

  private void share(WorkspaceConversation where, CallArguments arguments, ArrayNode files) {
    MessageDraft draft =
        new MessageDraft(
            arguments.text("initial_comment").or(() -> Optional.of("")),
            Optional.empty(),
            Optional.empty());
    Optional<String> thread = messages.thread(where, arguments.text("thread_ts"));
    WorkspaceMessage message =
        messages
            .written(where, draft, thread)
            .with(
                body -> body.put("subtype", "file_share").put("upload", false).set("files", files));
    team.board().post(where, message);
    team.board().share(where, team.files(), message);
  }

  /** Receives the bytes that are sent to an upload's address, as they are or as a form's file. */
  public static void receive(WorkspaceTeam team, Context request) {
    boolean known = team.files().receive(request.pathParam("id"), content(request));
    request.status(known ? 200 : 404).result(known ? "OK" : "no such upload");
  }

  private static byte[] content(Context request) {
    List<UploadedFile> parts = request.isMultipartFormData() ? request.uploadedFiles() : List.of();
    if (parts.isEmpty()) {
      return request.bodyAsBytes();
    }
    try (InputStream part = parts.getFirst().content()) {
      return part.readAllBytes();
    } catch (IOException cutOff) {
      throw new UncheckedIOException("an upload ended early", cutOff);
    }
  }

  /** Serves a file to a person, always as a download and never shown as a page. */
  public static void give(WorkspaceTeam team, Context request) {
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
