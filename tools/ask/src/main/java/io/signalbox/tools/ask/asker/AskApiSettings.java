package io.signalbox.tools.ask.asker;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.ask.asker.PersonalKeys.KeySettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of the interfaces for other tools: MCP, the ask API and the model {@code signalbox-ask}.
 *
 * @param address by which clients reach the server, without a slash at its end
 * @param hosts in small letters; a request for another one is refused
 * @param origins of web pages that may ask
 * @param requestsPerMinute of one person or caller
 * @param callers of the gateway whose answers none but full members read
 * @param issuer empty where only keys count
 */
public record AskApiSettings(
    String address,
    Set<String> hosts,
    Set<String> origins,
    int requestsPerMinute,
    Set<String> callers,
    KeySettings keys,
    Optional<TokenIssuer> issuer) {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  public AskApiSettings {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
    callers = Set.copyOf(callers);
  }

  /**
   * Reads the section {@code ask-api}.
   *
   * @param host of the gateway's server
   * @param port of the gateway's server
   */
  public static AskApiSettings from(ConfigSection section, String host, int port) {
    URI url =
        section
            .uri("public-url", "How clients reach the server, where it is not its own address.")
            .or(URI.create("http://127.0.0.1:" + port), "the gateway's host and port");
    String address = url.toString().replaceAll("/+$", "");
    List<String> more =
        section
            .list("hosts", "Host names that requests may be for, besides.", SettingType.text())
            .or(List.of());
    return new AskApiSettings(
        address,
        hosts(url, host, more),
        Set.copyOf(
            section
                .list("origins", "Origins of web pages that may ask.", SettingType.text())
                .or(List.of())),
        section
            .integer("requests-per-minute", "How much one person or caller may ask.")
            .between(1, 10_000)
            .or(60),
        Set.copyOf(
            section
                .list(
                    "callers",
                    "The gateway's callers whose answers none but full members read.",
                    SettingType.text())
                .or(List.of())),
        keys(section.section("keys", "Personal keys, which /ask key makes.")),
        TokenIssuer.from(
            section.optionalSection("oauth", "Tokens of the organisation's own issuer."),
            address + "/mcp"));
  }

  private static KeySettings keys(ConfigSection section) {
    return new KeySettings(
        section
            .duration("lifetime", "How long a key is valid.")
            .between(Duration.ofHours(1), Duration.ofDays(366))
            .or(Duration.ofDays(90)),
        section.integer("most", "How many keys one person may have.").between(1, 100).or(5));
  }

  private static Set<String> hosts(URI url, String host, List<String> more) {
    Set<String> hosts = new HashSet<>(LOOPBACK);
    hosts.add(url.getHost().toLowerCase(Locale.ROOT));
    hosts.add(host.toLowerCase(Locale.ROOT));
    more.forEach(each -> hosts.add(each.toLowerCase(Locale.ROOT)));
    return hosts;
  }

  /** Returns the URL of the MCP server. */
  public String mcpAddress() {
    return address + "/mcp";
  }
}
