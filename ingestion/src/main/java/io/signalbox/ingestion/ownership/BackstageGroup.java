package io.signalbox.ingestion.ownership;

import io.signalbox.knowledge.ownership.Ownership;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Converts a Backstage group entity to a team of the ownership table, with channel, contact and
 * members.
 */
final class BackstageGroup {
  private static final int MOST_MEMBERS = 30;

  private BackstageGroup() {}

  /**
   * Returns the team that a group document describes.
   *
   * @param channel from its annotations and links
   * @param contact from its annotations; its profile's address comes first
   */
  static Ownership of(
      YamlNode document, String name, Optional<String> channel, Optional<String> contact) {
    YamlNode metadata = document.get("metadata");
    YamlNode profile = document.get("spec").get("profile");
    String full =
        OwnerName.inNamespace(name, metadata.get("namespace").text().orElse("")).orElse(name);
    return Ownership.ofTeam(
        full,
        Stream.of(profile.get("displayName").text(), metadata.get("title").text())
            .flatMap(Optional::stream)
            .filter(alias -> !alias.equalsIgnoreCase(full))
            .distinct()
            .toList(),
        channel,
        profile.get("email").text().or(() -> contact),
        description(metadata, document.get("spec").get("members").list()));
  }

  private static Optional<String> description(YamlNode metadata, List<YamlNode> members) {
    String names =
        members.stream()
            .flatMap(member -> member.text().stream())
            .flatMap(member -> OwnerName.of(member).stream())
            .limit(MOST_MEMBERS)
            .collect(Collectors.joining(", "));
    String more = members.size() > MOST_MEMBERS ? ", …" : "";
    String text =
        Stream.of(
                metadata.get("description").text().map(each -> each.replaceFirst("([^.])$", "$1.")),
                Optional.of("Members: " + names + more + ".").filter(each -> !names.isEmpty()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return Optional.of(text).filter(each -> !each.isEmpty());
  }
}
