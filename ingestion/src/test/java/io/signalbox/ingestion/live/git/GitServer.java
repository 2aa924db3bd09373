package io.signalbox.ingestion.live.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Git's own server behind HTTP, with one repository that tests commit to by git's own program. */
public final class GitServer implements AutoCloseable {
  private final Path bare;
  private final Path work;
  private final HttpServer http;
  private volatile Optional<String> token = Optional.empty();

  public GitServer(Path folder) throws IOException {
    bare = folder.resolve("srv/pages.git");
    work = folder.resolve("work");
    Files.createDirectories(work);
    run(folder, "git", "init", "-q", "--bare", "-b", "main", bare.toString());
    run(work, "git", "init", "-q", "-b", "main");
    run(work, "git", "remote", "add", "origin", bare.toString());
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::serve);
    http.setExecutor(Executors.newCachedThreadPool());
    http.start();
  }

  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/pages.git";
  }

  /** From now on only this token may read. */
  public void demand(String wanted) {
    token = Optional.of(wanted);
  }

  public Path work() {
    return work;
  }

  public void write(String path, String text) throws IOException {
    Path file = work.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Commits all that lies in the working folder, on a day, and pushes it. */
  public void push(String day) throws IOException {
    commit(day);
    run(work, "git", "push", "-q", "--force", "origin", "HEAD:main");
  }

  public void commit(String day) throws IOException {
    run(work, "git", "add", "-A");
    String at = day + "T12:00:00Z";
    run(
        work,
        "env",
        "GIT_AUTHOR_DATE=" + at,
        "GIT_COMMITTER_DATE=" + at,
        "git",
        "-c",
        "user.name=Ana",
        "-c",
        "user.email=ana@example.com",
        "commit",
        "-q",
        "-m",
        "Change");
  }

  public void git(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    run(work, command);
  }

  private static void run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(Arrays.toString(command) + ": " + said);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      if (token.isPresent() && !sent.equals("Basic " + basic(token.get()))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      answer(exchange);
    }
  }

  private static String basic(String wanted) {
    return Base64.getEncoder()
        .encodeToString(("x-access-token:" + wanted).getBytes(StandardCharsets.UTF_8));
  }

  private void answer(HttpExchange exchange) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    var environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", bare.getParent().toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put(
        "QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
    environment.put(
        "CONTENT_TYPE",
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse(""));
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        .ifPresent(encoding -> environment.put("HTTP_CONTENT_ENCODING", encoding));
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Git-Protocol"))
        .ifPresent(protocol -> environment.put("GIT_PROTOCOL", protocol));
    Process backend = builder.start();
    try (OutputStream in = backend.getOutputStream()) {
      exchange.getRequestBody().transferTo(in);
    }
    InputStream out = backend.getInputStream();
    int status = 200;
    for (String line = line(out); !line.isEmpty(); line = line(out)) {
      int colon = line.indexOf(':');
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(line.substring(7).strip().substring(0, 3));
      } else {
        exchange
            .getResponseHeaders()
            .set(line.substring(0, colon), line.substring(colon + 1).strip());
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
    http.stop(0);
  }
}
