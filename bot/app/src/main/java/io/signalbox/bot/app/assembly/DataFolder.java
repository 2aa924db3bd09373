package io.signalbox.bot.app.assembly;

import io.signalbox.config.PrivateFiles;
import io.signalbox.config.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access to the data folder, which holds everything that Signalbox writes and is protected from
 * other users. Only the user of the process may read it: the folder has 0700, each file 0600, also
 * where an earlier version created them more widely readable.
 */
public final class DataFolder {
  private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
  private static final String NATIVE = "native";
  private static final String LIVE = "live";
  private static final Set<String> FOLDERS =
      Set.of("index", "journal", "gateway-client", "demo", "evaluations", LIVE, NATIVE);

  private DataFolder() {}

  /** Opens the database after restricting the data folder's permissions to the current user. */
  public static Database open(SignalboxSettings settings) {
    try {
      finishRestore(settings.data());
      secure(settings.data());
    } catch (IOException | UncheckedIOException e) {
      // The database and the index meet the same, and say what an operator can do.
      log.debug("the data folder cannot be made private", e);
    }
    return Database.open(settings.database());
  }

  /**
   * Returns the path of a data folder that a restore has built whole and not yet put into the place
   * of the present one.
   */
  public static Path restored(Path data) {
    Path folder = data.toAbsolutePath().normalize();
    return folder.resolveSibling(folder.getFileName() + ".restored");
  }

  /**
   * Makes the last step of a restore that was killed when it had moved the old data folder aside:
   * without it the program would begin with an empty one.
   */
  private static void finishRestore(Path data) throws IOException {
    Path whole = restored(data);
    if (Files.isDirectory(whole) && Files.notExists(data)) {
      Files.move(whole, data.toAbsolutePath().normalize(), StandardCopyOption.ATOMIC_MOVE);
      log.warn("A restore was cut off at its end; {} has what it restored", data);
    }
  }

  /** Returns the folder with the local copies of live sources. */
  static Path live(SignalboxSettings settings) {
    return settings.data().resolve(LIVE);
  }

  /** Returns the folder for native libraries that are unpacked from jars. */
  static Path libraries(SignalboxSettings settings) {
    return settings.data().resolve(NATIVE);
  }

  /**
   * Creates the folder, or removes other users' permissions from what Signalbox wrote into it. A
   * folder that also holds somebody else's files keeps its own permissions.
   */
  static void secure(Path data) throws IOException {
    PrivateFiles.createDirectories(data);
    List<Path> entries;
    try (Stream<Path> list = Files.list(data)) {
      entries = list.toList();
    }
    if (entries.stream().allMatch(DataFolder::isOwn)) {
      PrivateFiles.restrict(data);
    }
    for (Path entry : entries) {
      if (isOwn(entry)) {
        PrivateFiles.restrictAll(entry);
      }
    }
  }

  private static boolean isOwn(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return FOLDERS.contains(name) || (name.startsWith("signalbox.") && !name.endsWith(".yaml"));
  }
}
