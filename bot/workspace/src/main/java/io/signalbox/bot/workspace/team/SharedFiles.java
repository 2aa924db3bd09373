package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLConnection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Register of files in the simulated Slack: announced, received, then shared in messages. Safe for
 * many threads.
 */
public final class SharedFiles {
  private final SlackIds ids;
  private final Map<String, SharedFile> files = Collections.synchronizedMap(new LinkedHashMap<>());
  private volatile String address = "";

  SharedFiles(SlackIds ids) {
    this.ids = ids;
  }

  /** Uploaded file, whose content is empty until it is received. */
  public static final class SharedFile {
    private final String id;
    private final String name;
    private final String owner;
    private final long created;
    private final Set<String> channels = new LinkedHashSet<>();
    private volatile String title;
    private volatile byte[] content = {};

    private SharedFile(String id, String name, String owner, long created) {
      this.id = id;
      this.name = name;
      this.owner = owner;
      this.created = created;
      this.title = name;
    }

    public String id() {
      return id;
    }

    public String name() {
      return name;
    }

    public String owner() {
      return owner;
    }

    /** Returns the Unix time of the announcement. */
    public long created() {
      return created;
    }

    public byte[] content() {
      return content.clone();
    }

    public synchronized List<String> channels() {
      return List.copyOf(channels);
    }

    /** Notes that a message in this channel carries the file. */
    public synchronized void share(String channel) {
      channels.add(channel);
    }

    public void entitle(String as) {
      title = as;
    }

    private ObjectNode json(String address) {
      String path = address + "/files/" + id;
      String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      String mime =
          Optional.ofNullable(URLConnection.guessContentTypeFromName(name)).orElse("text/plain");
      ObjectNode json =
          JsonTrees.object()
              .put("id", id)
              .put("created", created)
              .put("timestamp", created)
              .put("name", name)
              .put("title", title)
              .put("mimetype", mime)
              .put("filetype", name.contains(".") ? kind : "text")
              .put("user", owner)
              .put("mode", "hosted")
              .put("size", content.length)
              .put("pretty_type", name.contains(".") ? kind.toUpperCase(Locale.ROOT) : "Plain Text")
              .put("editable", false)
              .put("is_external", false)
              .put("external_type", "")
              .put("public_url_shared", false)
              .put("display_as_bot", false)
              .put("is_public", true)
              .put("url_private", path)
              .put("url_private_download", path);
      return json;
    }
  }

  /** Sets the address of the workspace, without a slash at its end, of which files have theirs. */
  public void servedAt(String root) {
    address = root;
  }

  /** Returns a file in the JSON form of {@code files.info}, with the channels that have it. */
  public ObjectNode record(SharedFile file) {
    ObjectNode json = json(file);
    json.set("channels", JsonTrees.strings(file.channels()));
    json.set("groups", JsonTrees.array());
    json.set("ims", JsonTrees.array());
    return json.put("comments_count", 0);
  }

  /** Returns a file in the JSON form of messages. */
  public ObjectNode json(SharedFile file) {
    return file.json(address);
  }

  /** Registers a file that will be uploaded by a person or the bot. */
  public SharedFile announce(String name, String owner) {
    SharedFile file = new SharedFile(ids.next("F"), name, owner, ids.now().getEpochSecond());
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

  /** Returns the files whose content is there, oldest first. */
  public List<SharedFile> all() {
    synchronized (files) {
      return files.values().stream().filter(file -> file.content.length > 0).toList();
    }
  }

  public Optional<SharedFile> remove(String id) {
    return Optional.ofNullable(files.remove(id));
  }
}
