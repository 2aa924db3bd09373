package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A provider on a real socket that does what the test says, byte by byte: one step a request, the
 * last one again and again. It also tells when a client broke a connection off.
 */
public final class ScriptedUpstream implements AutoCloseable {
  private final ServerSocket listener;
  private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch brokenOff = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile Step latest = whole(500, "{}");

  /** Request that arrived. */
  public record Received(String path, Map<String, String> headers, String body) {
    /** Everything, to look for what should not be there. */
    public String everything() {
      return path + headers + body;
    }
  }

  /** Step of the script for one request; the connection stays open when it returns true. */
  public interface Step {
    boolean run(OutputStream out, ScriptedUpstream upstream, Socket socket) throws IOException;
  }

  public ScriptedUpstream(Step... script) {
    steps.addAll(List.of(script));
    try {
      listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public ScriptedUpstream then(Step step) {
    steps.add(step);
    return this;
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
  }

  public List<Received> received() {
    return received;
  }

  /** Returns whether a client broke off within ten seconds. */
  public boolean wasBrokenOff() throws InterruptedException {
    return brokenOff.await(10, TimeUnit.SECONDS);
  }

  /** Lets steps that wait go on. */
  public void release() {
    released.countDown();
  }

  /** A whole answer. */
  public static Step whole(int status, String body, String... headers) {
    return (out, upstream, socket) -> {
      byte[] bytes = body.getBytes(UTF_8);
      out.write(head(status, "application/json", headers));
      out.write(("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(UTF_8));
      out.write(bytes);
      out.flush();
      return true;
    };
  }

  /** A step that begins when the test releases it. */
  public static Step onceReleased(Step step) {
    return (out, upstream, socket) -> {
      try {
        upstream.released.await();
      } catch (InterruptedException e) {
        return false;
      }
      return step.run(out, upstream, socket);
    };
  }

  /** An answer in events, each one sent by itself. */
  public static Step events(String... events) {
    return (out, upstream, socket) -> {
      begin(out, events);
      out.write("0\r\n\r\n".getBytes(UTF_8));
      out.flush();
      return true;
    };
  }

  /** Events, and then nothing until the client breaks off or the test releases it. */
  public static Step eventsThenHang(String... events) {
    return (out, upstream, socket) -> {
      begin(out, events);
      return upstream.hang(socket);
    };
  }

  /** Events, and the rest once the test releases it. */
  public static Step eventsInTwoParts(List<String> first, List<String> rest) {
    return (out, upstream, socket) -> {
      begin(out, first.toArray(String[]::new));
      try {
        upstream.released.await();
      } catch (InterruptedException e) {
        return false;
      }
      for (String event : rest) {
        chunk(out, event);
      }
      out.write("0\r\n\r\n".getBytes(UTF_8));
      out.flush();
      return true;
    };
  }

  /** Events, and then the connection is gone. */
  public static Step eventsThenReset(String... events) {
    return (out, upstream, socket) -> {
      begin(out, events);
      socket.setSoLinger(true, 0);
      return false;
    };
  }

  /** Nothing at all. */
  public static Step hang() {
    return (out, upstream, socket) -> upstream.hang(socket);
  }

  /** The connection is gone before there is a head. */
  public static Step reset() {
    return (out, upstream, socket) -> {
      socket.setSoLinger(true, 0);
      return false;
    };
  }

  /** Bytes that are no HTTP. */
  public static Step garbage() {
    return (out, upstream, socket) -> {
      out.write("\u0000\u0001SSH-2.0-nonsense\r\n\r\n".getBytes(UTF_8));
      out.flush();
      return false;
    };
  }

  /** An answer of OpenAI's shape. */
  public static String completion(String text) {
    return """
    {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\
    {"role":"assistant","content":"%s"},"finish_reason":"stop"}],\
    "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}\
    """
        .formatted(text.replace("\"", "\\\""));
  }

  /** An event of OpenAI's shape with a piece of text. */
  public static String delta(String text) {
    return "data:"
        + " {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + text
        + "\"},\"finish_reason\":null}]}\n\n";
  }

  /** The events that end an answer of OpenAI's shape. */
  public static String[] ending() {
    return new String[] {
      "data:"
          + " {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
      "data:"
          + " {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120}}\n\n",
      "data: [DONE]\n\n"
    };
  }

  private static void begin(OutputStream out, String... events) throws IOException {
    out.write(head(200, "text/event-stream"));
    out.write("Transfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
    for (String event : events) {
      chunk(out, event);
    }
  }

  private static void chunk(OutputStream out, String event) throws IOException {
    byte[] bytes = event.getBytes(UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
    out.write(bytes);
    out.write("\r\n".getBytes(UTF_8));
    out.flush();
  }

  private static byte[] head(int status, String type, String... headers) {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return ("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\n" + lines).getBytes(UTF_8);
  }

  private boolean hang(Socket socket) throws IOException {
    socket.setSoTimeout(50);
    while (released.getCount() > 0) {
      try {
        if (socket.getInputStream().read() < 0) {
          brokenOff.countDown();
          return false;
        }
      } catch (java.net.SocketTimeoutException e) {
        // Nothing came: the client still waits.
      } catch (IOException e) {
        brokenOff.countDown();
        return false;
      }
    }
    return false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean open = true;
      while (open) {
        String request = line(in);
        if (request.isEmpty()) {
          return;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
          int colon = line.indexOf(':');
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), UTF_8);
        received.add(new Received(request.split(" ")[1], headers, body));
        Step step = steps.poll();
        latest = step == null ? latest : step;
        open = latest.run(socket.getOutputStream(), this, socket);
      }
    } catch (IOException e) {
      brokenOff.countDown();
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    release();
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
