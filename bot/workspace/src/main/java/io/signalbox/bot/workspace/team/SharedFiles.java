package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Register of files that the app uploads to the simulated Slack: announced, received, then shared
 * in a message. Safe for many threads.
 */
public final class SharedFiles {
  private final SlackIds ids;
  private final Map<String, SharedFile> files = new ConcurrentHashMap<>();

  SharedFiles(SlackIds ids) {
    this.ids = ids;
  }

  /** Uploaded file, whose content is empty until it is received. */
  public static final class SharedFile {
    private final String id;
    private final String name;
    private volatile byte[] content = {};

    private SharedFile(String id, String name) {
      this.id = id;
      this.name = name;
    }

    public String id() {
      return id;
    }

    public String name() {
      return name;
    }

    public byte[] content() {
      return content.clone();
    }

    /** Returns the file as messages carry it. */
    public ObjectNode json(String title) {
      String path = "/files/" + id;
      return JsonTrees.object()
          .put("id", id)
          .put("name", name)
          .put("title", title)
          .put("mode", "hosted")
          .put("size", content.length)
          .put("url_private", path)
          .put("url_private_download", path);
    }
  }

  /** Registers a file that will be uploaded. */
  public SharedFile announce(String name) {
    SharedFile file = new SharedFile(ids.next("F"), name);
    files.put(file.id(), file);
    return file;
  }

  /** Stores the content; returns {@code false} when the upload was not announced. */
  public boolean receive(String id, byte[] content) {
    Optional<SharedFile> file = find(id);
    file.ifPresent(one -> one.content = content.clone());
    return file.isPresent();
  }

  public Optional<SharedFile> find(String id) {
    return Optional.ofNullable(files.get(id));
  }
}
