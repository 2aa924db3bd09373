package io.signalbox.ingestion.office;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/**
 * Blocks the network in this process: no address can be opened but those of its own class path, and
 * no socket connected. Names are not resolved, since the process is started with a file of hosts
 * that does not exist.
 */
final class ClosedNetwork {
  private ClosedNetwork() {}

  /** Closes the network of this process; to be called once, before any document is read. */
  @SuppressWarnings("deprecation") // The only way to replace every socket of a process.
  static void close() throws IOException {
    URL.setURLStreamHandlerFactory(
        protocol ->
            switch (protocol) {
              case "file", "jar", "jrt" -> null;
              default -> new Refusal();
            });
    Socket.setSocketImplFactory(
        () -> {
          throw new IllegalStateException("no network in this process");
        });
  }

  private static final class Refusal extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL address) throws IOException {
      throw new SocketException("no network in this process");
    }
  }
}
