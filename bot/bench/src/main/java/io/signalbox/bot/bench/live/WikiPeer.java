package io.signalbox.bot.bench.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.signalbox.bot.bench.live.WikiRights.WikiPage;
import io.signalbox.bot.bench.process.LoopbackServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fake wiki with the REST API of Confluence Data Center, over {@link WikiRights}. */
final class WikiPeer implements AutoCloseable {
  private static final int PAGE = 50;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern START = Pattern.compile(".*start=(\\d+).*");

  private final LoopbackServer http;
  private final WikiRights rights;
  private final AtomicLong served = new AtomicLong();

  WikiPeer(WikiRights rights) throws IOException {
    this.rights = rights;
    http = LoopbackServer.start(this::serve);
  }

  String url() {
    return http.url();
  }

  long served() {
    return served.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      served.incrementAndGet();
      String path = exchange.getRequestURI().getPath();
      Optional<Object> answer =
          answer(path, Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] bytes = JSON.writeValueAsBytes(answer.orElse(Map.of("message", "none such")));
      exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Optional<Object> answer(String path, String query) {
    Matcher start = START.matcher(query);
    int from = start.matches() ? Integer.parseInt(start.group(1)) : 0;
    if (path.equals("/rest/api/content/search")) {
      return Optional.of(search(from));
    }
    String name = path.replaceFirst("^/rest/api/(?:content|group|space)/([^/]+).*", "$1");
    if (path.startsWith("/rest/api/group/")) {
      return Optional.of(
          Map.of(
              "results",
              rights.members(name).stream().sorted().map(WikiPeer::user).toList(),
              "_links",
              Map.of()));
    }
    if (path.startsWith("/rest/api/space/")) {
      return Optional.of(path.endsWith("/permissions") ? permissions() : Map.of("key", name));
    }
    Optional<WikiPage> page = rights.readable(Integer.parseInt(name));
    return path.endsWith("/restriction/byOperation/read")
        ? page.map(WikiPeer::restrictions)
        : page.map(this::body);
  }

  private Map<String, Object> search(int from) {
    List<WikiPage> all = rights.listed();
    int to = Math.min(from + PAGE, all.size());
    Map<String, Object> links =
        to < all.size()
            ? Map.of("context", "", "next", "/rest/api/content/search?cql=more&start=" + to)
            : Map.of("context", "");
    return Map.of(
        "results",
        all.subList(Math.min(from, to), to).stream().map(this::body).toList(),
        "_links",
        links);
  }

  private static Map<String, Object> user(int person) {
    return Map.of("type", "known", "username", "u" + person, "userKey", WikiRights.key(person));
  }

  private Map<String, Object> permissions() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String group : rights.spaceGroups()) {
      all.add(permission(Map.of("type", "group", "name", group)));
    }
    for (int person : rights.spacePeople()) {
      all.add(permission(Map.of("type", "user", "userKey", WikiRights.key(person))));
    }
    return Map.of("results", all, "_links", Map.of());
  }

  private static Map<String, Object> permission(Map<String, Object> subject) {
    return Map.of(
        "operation", Map.of("operationKey", "read", "targetType", "space"), "subject", subject);
  }

  private static Map<String, Object> restrictions(WikiPage page) {
    return Map.of(
        "operation",
        "read",
        "restrictions",
        Map.of(
            "user", list(page.people().stream().sorted().map(WikiPeer::user).toList()),
            "group", list(groups(page.groups()))));
  }

  private static List<Map<String, Object>> groups(Set<String> names) {
    return names.stream()
        .sorted()
        .map(name -> Map.<String, Object>of("type", "group", "name", name))
        .toList();
  }

  private static Map<String, Object> list(List<Map<String, Object>> results) {
    return Map.of("results", results, "start", 0, "limit", 200, "size", results.size());
  }

  private Map<String, Object> body(WikiPage page) {
    return Map.of(
        "id", "" + page.id(),
        "type", "page",
        "status", "current",
        "title", "Page " + page.id(),
        "space", Map.of("key", WikiRights.SPACE),
        "version", Map.of("number", 1, "when", "2026-01-01T09:00:00.000Z"),
        "ancestors", rights.above(page).stream().map(id -> Map.of("id", "" + id)).toList(),
        "restrictions", Map.of("read", restrictions(page)),
        "body", Map.of("storage", Map.of("value", "<p>Only " + marker(page.id()) + ".</p>")),
        "_links", Map.of("webui", "/display/OPS/" + page.id()));
  }

  /** Returns the word that stands on this page alone. */
  static String marker(int page) {
    return "zebra" + page;
  }

  @Override
  public void close() {
    http.close();
  }
}
