package io.signalbox.bot.bench.live;

import com.sun.net.httpserver.HttpExchange;
import io.signalbox.bot.bench.process.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Git server under test, {@code git http-backend}, with a repository of pages that change. */
final class GitPeer implements AutoCloseable {
  private static final int ONE_IN = 10;

  private final Path bare;
  private final Path work;
  private final LoopbackServer http;
  private final Map<String, String> pages = new TreeMap<>();
  private int next;

  GitPeer(Path folder) throws IOException {
    bare = folder.resolve("srv/pages.git");
    work = Files.createDirectories(folder.resolve("work"));
    run(folder, "git", "init", "-q", "--bare", "-b", "main", bare.toString());
    run(work, "git", "init", "-q", "-b", "main");
    run(work, "git", "config", "user.name", "Drill");
    run(work, "git", "config", "user.email", "drill@example.com");
    run(work, "git", "remote", "add", "origin", bare.toString());
    http = LoopbackServer.start(this::serve);
  }

  String url() {
    return http.url() + "/pages.git";
  }

  /** Returns the present text of each page by its path. */
  Map<String, String> pages() {
    return Map.copyOf(pages);
  }

  /** Adds, edits, moves or deletes a random page. */
  void change(Random random) throws IOException {
    List<String> paths = List.copyOf(pages.keySet());
    int way = paths.isEmpty() ? 0 : random.nextInt(5);
    String path = paths.isEmpty() ? "" : paths.get(random.nextInt(paths.size()));
    switch (way) {
      case 0, 1 -> write("area" + random.nextInt(7) + "/page" + next++ + ".md");
      case 2 -> write(path);
      case 3 -> {
        String target = "moved/page" + next++ + ".md";
        Files.createDirectories(work.resolve(target).resolveSibling("."));
        Files.move(work.resolve(path), work.resolve(target), StandardCopyOption.REPLACE_EXISTING);
        pages.put(target, String.valueOf(pages.remove(path)));
      }
      default -> {
        Files.delete(work.resolve(path));
        pages.remove(path);
      }
    }
  }

  private void write(String path) throws IOException {
    String text = "Marker " + next++ + " of this page.";
    Files.createDirectories(work.resolve(path).resolveSibling("."));
    Files.writeString(work.resolve(path), "# Page\n\n" + text + "\n");
    pages.put(path, text);
  }

  /** Commits and pushes, sometimes replacing the last commit by a force push. */
  void push(Random random) throws IOException {
    run(work, "git", "add", "-A");
    boolean amend = next > ONE_IN && random.nextInt(ONE_IN) < 3;
    if (amend) {
      run(work, "git", "commit", "-q", "--amend", "--allow-empty", "-m", "Change again");
    } else {
      run(work, "git", "commit", "-q", "--allow-empty", "-m", "Change");
    }
    run(work, "git", "push", "-q", "--force", "origin", "HEAD:main");
  }

  private static void run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", bare.resolveSibling(".").normalize().toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put(
        "QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
    environment.put("CONTENT_TYPE", header(exchange, "Content-Type"));
    environment.put("HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"));
    environment.put("GIT_PROTOCOL", header(exchange, "Git-Protocol"));
    Process backend = builder.start();
    try (exchange) {
      try (OutputStream in = backend.getOutputStream()) {
        exchange.getRequestBody().transferTo(in);
      }
      answer(exchange, backend.getInputStream());
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  private static void answer(HttpExchange exchange, InputStream out) throws IOException {
    int status = 200;
    for (String line = line(out); !line.isEmpty(); line = line(out)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(line.substring(0, colon), value);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    out.transferTo(exchange.getResponseBody());
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int sign = in.read(); sign >= 0 && sign != '\n'; sign = in.read()) {
      line.write(sign);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() {
    http.close();
  }
}
