package io.signalbox.tools.workflow.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parser of one line of common log formats, tried in turn. They are squid's native format, access
 * logs of nginx and Envoy whose request or authority holds a host, queries of dnsmasq and BIND,
 * JSON lines, and {@code client,host} with commas. Pure; a line that is none of them is empty.
 */
final class LogLine {
  private static final String CLIENT = "(?<client>[\\w.:@\\\\-]{1,120})";
  private static final String HOST = "(?<host>[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})";
  private static final Pattern SQUID =
      Pattern.compile(
          "^\\d{9,11}\\.\\d+\\s+-?\\d+\\s+"
              + CLIENT
              + "\\s+\\S+\\s+-?\\d+\\s+[A-Z_]+\\s+(?:https?://)?"
              + HOST
              + "\\S*\\s+(?<user>\\S+).*");
  private static final Pattern DNSMASQ =
      Pattern.compile(".*query\\[[A-Z0-9]+\\]\\s+" + HOST + "\\s+from\\s+" + CLIENT + ".*");
  private static final Pattern BIND =
      Pattern.compile(
          ".*client\\s+(?:@\\S+\\s+)?"
              + "(?<client>[0-9a-fA-F.:]{3,45})#\\d+.*query:\\s+"
              + HOST
              + "\\.?\\s+IN\\s.*");
  private static final Pattern ACCESS =
      Pattern.compile(
          "^(?<client>[\\w.:-]{1,120})\\s+\\S+\\s+(?<user>\\S+)\\s+\\[[^\\]]{1,60}\\]\\s+\"(?:CONNECT|[A-Z]{3,7})\\s+(?:https?://)?"
              + HOST
              + ".*");
  private static final Pattern ENVOY =
      Pattern.compile(
          "^\\[[^\\]]{1,60}\\]\\s+\"[A-Z]{3,7}\\s.*\"(?<client>[0-9a-fA-F.:]{3,45})\"\\s.*\"(?=[\\w.-]*[a-zA-Z])"
              + HOST
              + "(?::\\d+)?\".*");
  private static final Pattern CSV =
      Pattern.compile("^(?:\\d{4}-[^,]{1,40},)?" + CLIENT + ",\\s*" + HOST + "(?:,.*)?$");
  private static final List<Pattern> FORMS = List.of(SQUID, DNSMASQ, BIND, ENVOY, ACCESS, CSV);
  private static final List<String> JSON_CLIENTS =
      List.of("user", "client", "client_ip", "src_ip", "remote_addr", "downstream_remote_address");
  private static final List<String> JSON_HOSTS =
      List.of("host", "authority", "query", "sni", "dest_host", "requested_server_name");
  private static final int LONGEST = 4_000;

  private LogLine() {}

  static Optional<HostContact> read(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    String text = line.strip();
    if (text.startsWith("{")) {
      return json(text);
    }
    return FORMS.stream()
        .map(form -> form.matcher(text))
        .filter(Matcher::matches)
        .findFirst()
        .map(LogLine::contact);
  }

  private static HostContact contact(Matcher line) {
    String client = line.group("client");
    String user = line.namedGroups().containsKey("user") ? line.group("user") : "-";
    return new HostContact(user.equals("-") ? client : user, lower(line.group("host")));
  }

  private static Optional<HostContact> json(String text) {
    Optional<String> host = first(text, JSON_HOSTS).map(h -> h.replaceAll("(:\\d+|\\.)$", ""));
    Optional<String> client = first(text, JSON_CLIENTS);
    return host.flatMap(h -> client.map(c -> new HostContact(c, lower(h))));
  }

  /**
   * Returns the string value of the first of these keys that occurs, by pattern matching, which is
   * enough for flat JSON.
   */
  private static Optional<String> first(String text, List<String> keys) {
    return keys.stream()
        .flatMap(
            key -> {
              Matcher found =
                  Pattern.compile("\"" + key + "\"\\s*:\\s*\"([^\"\\\\]{1,200})\"").matcher(text);
              return found.find() ? Stream.of(found.group(1)) : Stream.empty();
            })
        .findFirst();
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
