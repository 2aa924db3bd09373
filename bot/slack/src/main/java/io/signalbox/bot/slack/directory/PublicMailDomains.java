package io.signalbox.bot.slack.directory;

import io.signalbox.knowledge.text.WordLists;
import java.util.Set;

/** Set of public mail domains, in which anybody can get an address, from a resource file. */
final class PublicMailDomains {
  private static final Set<String> DOMAINS =
      Set.copyOf(WordLists.lines(PublicMailDomains.class, "public-mail-domains.txt"));

  private PublicMailDomains() {}

  static boolean contains(String domain) {
    return DOMAINS.contains(domain);
  }
}
