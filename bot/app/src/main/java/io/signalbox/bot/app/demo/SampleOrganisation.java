package io.signalbox.bot.app.demo;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sample organisation Harbourline, copied into a folder with its dates moved to the present, so
 * that its on-call tables are always current and its stale pages stay stale.
 */
public final class SampleOrganisation {
  private static final String NAME = "harbourline";

  private SampleOrganisation() {}

  /**
   * Returns the folder for the demo's data: beside the program where that is writable, else below
   * the home folder.
   */
  public static Path usualFolder() {
    Path programme = programmeFolder();
    Path root =
        Files.isWritable(programme) ? programme : Path.of(System.getProperty("user.home", "."));
    return root.resolve(".signalbox").resolve("demo");
  }

  /** Returns the mark that this build has read the copy in the usual folder. */
  public static SampleReadMark readMark() {
    return SampleReadMark.in(usualFolder());
  }

  private static Path programmeFolder() {
    return Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath().normalize();
  }

  /**
   * Updates the copy, and returns the organisation's settings file with a model provider that does
   * not exist.
   *
   * @param folder for the copy and for the demo's data
   */
  public static ConfigFile prepare(Path folder, Clock clock) {
    return prepare(folder, clock, "http://127.0.0.1:9/v1");
  }

  /**
   * Updates the copy, and returns the organisation's settings file with the given model provider.
   *
   * @param provider its address, up to and with the version
   */
  public static ConfigFile prepare(Path folder, Clock clock, String provider) {
    Path original = programmeFolder().resolve("samples").resolve(NAME);
    if (!Files.isDirectory(original)) {
      throw new IllegalStateException(
          "the sample organisation is missing: there is no folder " + original);
    }
    Path copy = folder.resolve(NAME);
    DateShift shift = DateShift.to(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    try {
      SampleReadMark mark = SampleReadMark.in(folder);
      Set<Path> wanted = new HashSet<>();
      for (Path file : regularFiles(original)) {
        Path to = copy.resolve(original.relativize(file).toString());
        copy(file, to, shift, mark);
        wanted.add(to);
      }
      for (Path file : regularFiles(copy)) {
        if (!wanted.contains(file)) {
          mark.clear();
          Files.delete(file);
        }
      }
      String settings = Files.readString(original.resolve("signalbox.yaml"));
      return ConfigFile.ofText(
          settings,
          copy,
          Map.of(
              "DEMO_PROVIDER",
              provider,
              "DEMO_GATEWAY_PORT",
              Integer.toString(DemoGateway.port(folder))));
    } catch (IOException e) {
      throw new UncheckedIOException("the sample organisation cannot be copied to " + copy, e);
    }
  }

  private static List<Path> regularFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /**
   * Copies a folder with shifted dates; unchanged files are not written, and copies keep the
   * original's time.
   */
  private static void copy(Path from, Path to, DateShift shift, SampleReadMark mark)
      throws IOException {
    byte[] wanted = shift.apply(Files.readString(from)).getBytes(StandardCharsets.UTF_8);
    if (Files.exists(to) && Arrays.equals(Files.readAllBytes(to), wanted)) {
      return;
    }
    mark.clear();
    FileTime written = Files.getLastModifiedTime(from);
    PrivateFiles.createDirectories(to.resolveSibling("").toAbsolutePath());
    Path whole = to.resolveSibling(to.getFileName() + ".part");
    PrivateFiles.create(whole, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Files.write(whole, wanted);
    Files.setLastModifiedTime(whole, written);
    Files.move(whole, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
