package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.SharedFiles.SharedFile;
import io.signalbox.bot.workspace.team.WorkspaceEvent;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.List;
import java.util.Map;

/** Web API methods {@code files.info}, {@code files.list} and {@code files.delete}. */
final class FileRecordMethods {
  private static final int MOST = 1000;

  private final WorkspaceTeam team;

  FileRecordMethods(WorkspaceTeam team) {
    this.team = team;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "files.info", ApiMethod.bot("files:read", this::info),
        "files.list", ApiMethod.bot("files:read", this::list),
        "files.delete", ApiMethod.bot("files:write", this::delete));
  }

  private ObjectNode info(CallArguments arguments) {
    ObjectNode answer = JsonTrees.object();
    answer.set("file", team.files().record(file(arguments)));
    answer.putArray("comments");
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  /** Lists files by pages of the older kind, which have numbers instead of cursors. */
  private ObjectNode list(CallArguments arguments) {
    List<ObjectNode> found =
        team.files().all().reversed().stream()
            .filter(file -> arguments.text("user").map(file.owner()::equals).orElse(true))
            .filter(file -> arguments.text("channel").map(file.channels()::contains).orElse(true))
            .map(team.files()::record)
            .toList();
    int count = Math.clamp(arguments.number("count", 100), 1, MOST);
    int page = Math.max(1, arguments.number("page", 1));
    ObjectNode answer = JsonTrees.object();
    answer.set(
        "files", JsonTrees.list(found.stream().skip((page - 1L) * count).limit(count).toList()));
    answer
        .putObject("paging")
        .put("count", count)
        .put("total", found.size())
        .put("page", page)
        .put("pages", Math.ceilDiv(Math.max(1, found.size()), count));
    return answer;
  }

  private ObjectNode delete(CallArguments arguments) {
    SharedFile file = file(arguments);
    if (!file.owner().equals(team.identity().botUserId())) {
      throw new ApiErrorException("cant_delete_file");
    }
    team.files().remove(file.id());
    ObjectNode fields = JsonTrees.object().put("file_id", file.id());
    team.board().announce(new WorkspaceEvent("file_deleted", "files:read", fields));
    return JsonTrees.object();
  }

  private SharedFile file(CallArguments arguments) {
    return team.files()
        .find(arguments.required("file"))
        .filter(file -> file.content().length > 0)
        .orElseThrow(() -> new ApiErrorException("file_not_found"));
  }
}
