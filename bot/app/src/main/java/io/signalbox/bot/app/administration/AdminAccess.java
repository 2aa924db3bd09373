package io.signalbox.bot.app.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.PrivateFiles;
import io.signalbox.config.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Address and key of a running gateway's HTTP administration interface, as stored in the data
 * folder. The process writes both into a file of its data folder that only its user can read, so
 * that commands on the same machine find it.
 */
public record AdminAccess(URI address, Secret key) {
  private static final String FILE = "signalbox.admin";
  private static final int CONNECT_MILLIS = 500;

  /**
   * Reads the address and key from the data folder; empty when there are none or nothing listens at
   * the address.
   */
  public static Optional<AdminAccess> find(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve(FILE), UTF_8);
      if (lines.size() < 2) {
        return Optional.empty();
      }
      AdminAccess access = new AdminAccess(URI.create(lines.getFirst()), new Secret(lines.get(1)));
      return access.answers() ? Optional.of(access) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes the address and key into a file of the data folder that only the same user can read. */
  void store(Path data) {
    ByteBuffer text = ByteBuffer.wrap((address + "\n" + key.reveal() + "\n").getBytes(UTF_8));
    try (FileChannel file =
        PrivateFiles.open(
            data.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (text.hasRemaining()) {
        var unused = file.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be written", e);
    }
  }

  static void forget(Path data) {
    try {
      Files.deleteIfExists(data.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be written", e);
    }
  }
}
