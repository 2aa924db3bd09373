package io.signalbox.knowledge.markdown;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects links whose text names another address than the one they lead to. Pure. */
public final class SpoofedLink {
  /** Pattern of an address or host name in a link's text. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:[a-z][a-z0-9+.-]{1,20}://)?"
              + "([\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,8}\\.\\p{L}{2,24}|localhost)\\b");

  private static final Pattern GENERIC =
      Pattern.compile(
          "com|org|net|edu|gov|mil|int|info|biz|io|dev|app|ai|co|cloud|online|site|tech|xyz"
              + "|shop|store|page|zip|uk|eu");

  /** Pattern of file extensions that are also country domains. */
  private static final Pattern FILE = Pattern.compile(".*\\.(?:md|py|sh|rs|pl|cc|ml|mk|so|ps|tf)");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private SpoofedLink() {}

  /** Returns whether a link's text names an address that the link does not lead to. */
  public static boolean is(String label, String address) {
    Matcher named = NAMED.matcher(label.replaceAll("[*_~`\\\\\u200B-\u200D\u2060]", ""));
    while (named.find()) {
      String name = named.group(1).toLowerCase(Locale.ROOT);
      boolean plain = !named.group().contains("://") && !name.startsWith("www.");
      boolean meant = leadsTo(address, name) || (plain && (!isHost(name) || isFile(address, name)));
      if (!meant) {
        return true;
      }
    }
    return false;
  }

  private static boolean leadsTo(String address, String name) {
    return host(address)
        .filter(
            host -> host.equals(name) || host.endsWith("." + name) || name.equals("www." + host))
        .isPresent();
  }

  /**
   * Returns whether a name with dots can be that of a host: "ledger.lag" cannot, "example.org" can.
   */
  private static boolean isHost(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return GENERIC.matcher(last).matches() || COUNTRIES.contains(last.toUpperCase(Locale.ROOT));
  }

  /**
   * Returns whether a dotted name is that of a file, which it is if the address's path ends with
   * it.
   */
  private static boolean isFile(String address, String name) {
    return FILE.matcher(name).matches()
        && address.replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT).endsWith("/" + name);
  }

  private static Optional<String> host(String address) {
    try {
      return Optional.ofNullable(new URI(address).getHost()).map(h -> h.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
