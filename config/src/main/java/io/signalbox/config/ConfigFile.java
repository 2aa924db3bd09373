package io.signalbox.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * Reader of Signalbox's single settings file: UTF-8 YAML, at most 1 MiB. Immutable; {@link #load}
 * may be called any number of times.
 */
public final class ConfigFile {
  private static final int MOST_BYTES = 1 << 20;

  private final String name;
  private final Path folder;
  private final Map<String, String> environment;
  private final YamlDocument document;

  private ConfigFile(
      String name, Path folder, Map<String, String> environment, YamlDocument document) {
    this.name = name;
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.document = document;
  }

  /**
   * Returns the settings file at a path. A file that cannot be read or is not YAML throws nothing
   * here: {@link #load} then lists why.
   *
   * @param environment what <code>${NAME}</code> may refer to
   */
  public static ConfigFile at(Path file, Map<String, String> environment) {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
    return new ConfigFile(file.toString(), folder, environment, document(absolute));
  }

  /**
   * Returns settings given as YAML text, for tests and generated setups; relative paths start at
   * {@code folder}.
   */
  public static ConfigFile ofText(String yaml, Path folder, Map<String, String> environment) {
    return new ConfigFile(
        "signalbox.yaml", folder.toAbsolutePath(), environment, YamlDocument.parse(yaml));
  }

  /**
   * Parses and validates the whole file, collecting all problems.
   *
   * @param reader takes the settings it knows from the root section; keys it never asks for are
   *     refused
   * @throws InvalidConfigException with every problem found
   */
  public <T> LoadedConfig<T> load(Function<ConfigSection, T> reader) {
    if (document.root().isEmpty()) {
      throw new InvalidConfigException(name, document.problems());
    }
    ConfigReadState reading = ConfigReadState.of(folder, environment);
    document.problems().forEach(reading::problem);
    SectionEntries root = SectionEntries.root(reading, document.root());
    T settings = read(reader, new ConfigSection(root), reading);
    root.refuseUnknown();
    if (!reading.problems().isEmpty()) {
      throw new InvalidConfigException(name, reading.problems());
    }
    return new LoadedConfig<>(settings, reading.notes());
  }

  private <T> T read(
      Function<ConfigSection, T> reader, ConfigSection root, ConfigReadState reading) {
    try {
      return reader.apply(root);
    } catch (RuntimeException e) {
      // A stand-in for a wrong value may break a rule of the reader's own types. The operator
      // needs the cause of that, which is already in the list; without one it is our bug.
      if (reading.problems().isEmpty()) {
        throw e;
      }
      throw new InvalidConfigException(name, reading.problems());
    }
  }

  private static YamlDocument document(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return YamlDocument.broken(0, "is a folder; the settings are one YAML file");
      }
      return decoded(bytes(file));
    } catch (NoSuchFileException e) {
      return YamlDocument.broken(0, "does not exist");
    } catch (AccessDeniedException e) {
      return YamlDocument.broken(0, "may not be read by this user");
    } catch (IOException e) {
      return YamlDocument.broken(0, "cannot be read");
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  private static YamlDocument decoded(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return YamlDocument.broken(0, "is larger than 1 MiB");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return YamlDocument.parse(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException e) {
      // The decoder leaves the buffer at the first byte it could not use.
      return YamlDocument.broken(
          lineAt(bytes, buffer.position()), "is not UTF-8 text; save the file as UTF-8");
    }
  }

  private static int lineAt(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
