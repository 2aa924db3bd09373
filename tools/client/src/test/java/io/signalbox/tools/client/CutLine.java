package io.signalbox.tools.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server that can be cut, or hold everything back, and be mended again. */
final class CutLine implements AutoCloseable {
  /** Behaviour of the line. */
  enum State {
    WHOLE,
    /** Every connection is reset, new ones as well. */
    CUT,
    /** Connections are taken and nothing comes back. */
    SILENT,
    /** Requests arrive; the answer does not come back. */
    CUT_ON_ANSWER
  }

  private final int target;
  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile State state = State.WHOLE;

  CutLine(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  void turn(State next) {
    state = next;
    if (next != State.CUT_ON_ANSWER) {
      sockets.forEach(CutLine::reset);
      sockets.clear();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (state == State.CUT) {
          reset(client);
        } else {
          sockets.add(client);
          Thread.ofVirtual().start(() -> relay(client));
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void relay(Socket client) {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      sockets.add(server);
      Thread back = Thread.ofVirtual().start(() -> pump(server, client, true));
      pump(client, server, false);
      back.interrupt();
    } catch (IOException e) {
      reset(client);
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[8_192];
    try {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        if (state == State.SILENT) {
          continue;
        }
        if (answers && state == State.CUT_ON_ANSWER) {
          reset(to);
          return;
        }
        to.getOutputStream().write(buffer, 0, n);
        to.getOutputStream().flush();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  @Override
  public void close() {
    turn(State.CUT);
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
