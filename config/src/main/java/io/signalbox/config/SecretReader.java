package io.signalbox.config;

import io.signalbox.config.secret.Secret;
import io.signalbox.config.secret.SecretKeystore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reader of a secret setting: <code>${NAME}</code>, {@code file:} and a path, {@code keystore:} and
 * a name, or the secret itself. What it says about a problem names the setting and the file, never
 * the value.
 */
final class SecretReader implements NodeReader<Secret> {
  private static final String SCHEME = "file:";
  private static final String KEYSTORE = "keystore:";

  /**
   * Largest secret file read, in bytes: a key file is a few kilobytes, and a path to a device or a
   * log must not fill the memory.
   */
  private static final int MOST_BYTES = 1 << 16;

  @Override
  public Optional<Secret> read(Node node, ConfigLocation spot, ValueRule<Secret> rule) {
    return ScalarReader.raw(node, spot)
        .flatMap(raw -> value(raw, spot))
        .map(Secret::new)
        .filter(secret -> holds(rule, secret, spot));
  }

  private static boolean holds(ValueRule<Secret> rule, Secret secret, ConfigLocation spot) {
    boolean holds = rule.holds().test(secret);
    if (!holds) {
      spot.problem("must be " + rule.allowed());
    }
    return holds;
  }

  private static Optional<String> value(String raw, ConfigLocation spot) {
    if (raw.startsWith(SCHEME)) {
      return EnvironmentVariables.fill(raw.substring(SCHEME.length()), spot)
          .flatMap(path -> content(path, raw, spot));
    }
    if (raw.startsWith(KEYSTORE)) {
      return kept(raw.substring(KEYSTORE.length()).strip(), spot);
    }
    if (raw.isBlank()) {
      spot.problem("must not be empty");
      return Optional.empty();
    }
    if (!EnvironmentVariables.areIn(raw)) {
      spot.note("is written in the settings file; ${NAME} or file:/path keeps it out of there");
    }
    return EnvironmentVariables.fill(raw, spot);
  }

  private static Optional<String> kept(String name, ConfigLocation spot) {
    Optional<String> file = spot.reading().variable(SecretKeystore.FILE);
    Optional<String> passphrase = spot.reading().variable(SecretKeystore.PASSPHRASE);
    if (file.isEmpty() || passphrase.isEmpty()) {
      spot.problem(
          "is in a keystore; the environment variables "
              + SecretKeystore.FILE
              + " and "
              + SecretKeystore.PASSPHRASE
              + " must name it and hold its passphrase");
      return Optional.empty();
    }
    try {
      Path path = spot.reading().folder().resolve(file.get());
      Optional<Secret> secret = SecretKeystore.open(path, new Secret(passphrase.get())).find(name);
      if (secret.isEmpty()) {
        spot.problem("refers to '" + name + "', which is not in the keystore " + file.get());
      }
      return secret.map(Secret::reveal);
    } catch (SecretKeystore.UnusableKeystoreException e) {
      spot.problem("is in a keystore that cannot be used: " + e.getMessage());
    } catch (InvalidPathException e) {
      spot.problem("is in a keystore with an impossible name");
    }
    return Optional.empty();
  }

  private static Optional<String> content(String path, String raw, ConfigLocation spot) {
    String place = raw.substring(SCHEME.length());
    try {
      // file:///run/x and file:/run/x name the same file.
      Path file = spot.reading().folder().resolve(path.replaceFirst("^///", "/"));
      if (!Files.exists(file)) {
        spot.problem("refers to the file " + place + ", which does not exist");
      } else if (!Files.isRegularFile(file)) {
        spot.problem("refers to " + place + ", which is not a file");
      } else {
        return checked(text(file), place, spot);
      }
    } catch (InvalidPathException e) {
      spot.problem("refers to a file with an impossible name");
    } catch (CharacterCodingException e) {
      spot.problem("refers to the file " + place + ", which is not UTF-8 text");
    } catch (IOException e) {
      spot.problem("refers to the file " + place + ", which this user may not read");
    }
    return Optional.empty();
  }

  private static Optional<String> checked(String text, String place, ConfigLocation spot) {
    if (text.isBlank()) {
      spot.problem("refers to the file " + place + ", which is empty");
    } else if (text.length() >= MOST_BYTES) {
      spot.problem("refers to the file " + place + ", which is larger than 64 KiB");
    } else {
      return Optional.of(text);
    }
    return Optional.empty();
  }

  /** Returns the file's content without the final line end that editors and {@code echo} write. */
  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(MOST_BYTES + 1));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return marked.replaceFirst("[\\r\\n]+$", "");
    }
  }
}
