package io.signalbox.ingestion.ownership;

import io.signalbox.knowledge.ownership.Ownership;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parser of service definitions in the YAML of Datadog, OpsLevel and Cortex. It reads Datadog's
 * {@code service.datadog.yaml} in its versions 1 to 3, OpsLevel's {@code opslevel.yml} and Cortex's
 * {@code cortex.yaml}.
 */
final class ServiceCatalogYaml {
  private static final int MOST_MEMBERS = 30;

  private ServiceCatalogYaml() {}

  /**
   * Returns the service or team in a document of one of these kinds; empty for any other document.
   */
  static Optional<Ownership> of(YamlNode document) {
    if (document.get("dd-service").text().isPresent()) {
      return datadog2(document);
    }
    if (document.get("info").get("dd-service").text().isPresent()) {
      return datadog1(document);
    }
    // Kubernetes' own documents say v1.
    boolean isDatadog3 =
        document.get("apiVersion").text().filter(version -> version.matches("v3.*")).isPresent();
    if (isDatadog3) {
      return datadog3(document);
    }
    if (document.get("info").get("x-cortex-tag").text().isPresent()) {
      return cortex(document.get("info"));
    }
    return Stream.of("service", "component")
        .map(document::get)
        .filter(YamlNode::isMapping)
        .findFirst()
        .flatMap(ServiceCatalogYaml::opslevel);
  }

  /** Returns whether a name holds a template placeholder that a scaffolder has not filled. */
  static boolean isPlaceholder(String name) {
    return name.contains("${") || name.contains("{{") || name.contains("{%") || name.contains("<%");
  }

  private static Optional<Ownership> datadog1(YamlNode document) {
    YamlNode info = document.get("info");
    YamlNode contact = document.get("contact");
    return service(
        info.get("dd-service"),
        info.get("display-name").text().stream(),
        document.get("org").get("team"),
        contact.get("slack").text().flatMap(ServiceCatalogYaml::channelName),
        contact.get("email").text(),
        info.get("description"));
  }

  private static Optional<Ownership> datadog2(YamlNode document) {
    return service(
        document.get("dd-service"),
        Stream.empty(),
        document.get("team"),
        contacts(document.get("contacts"), "slack").flatMap(ServiceCatalogYaml::channelName),
        contacts(document.get("contacts"), "email"),
        document.get("description"));
  }

  private static Optional<Ownership> datadog3(YamlNode document) {
    YamlNode metadata = document.get("metadata");
    return service(
        metadata.get("name"),
        metadata.get("displayName").text().stream(),
        metadata.get("owner"),
        contacts(metadata.get("contacts"), "slack").flatMap(ServiceCatalogYaml::channelName),
        contacts(metadata.get("contacts"), "email"),
        metadata.get("description"));
  }

  private static Optional<Ownership> opslevel(YamlNode service) {
    return service(
        service.get("name"),
        service.get("aliases").list().stream().flatMap(alias -> alias.text().stream()),
        service.get("owner"),
        Optional.empty(),
        Optional.empty(),
        service.get("description"));
  }

  private static Optional<Ownership> cortex(YamlNode info) {
    List<YamlNode> owners = info.get("x-cortex-owners").list();
    YamlNode owner =
        owners.stream()
            .map(each -> each.get("name"))
            .findFirst()
            .orElse(info.get("x-cortex-owner"));
    Optional<String> channel =
        info.get("x-cortex-slack").get("channels").list().stream()
            .flatMap(each -> each.get("name").text().stream())
            .findFirst()
            .flatMap(OwnerName::channel);
    if (info.get("x-cortex-type").text().filter("team"::equalsIgnoreCase).isPresent()) {
      return Optional.of(cortexTeam(info, channel));
    }
    return service(
        info.get("x-cortex-tag"),
        info.get("title").text().stream(),
        owner,
        channel,
        owners.stream().flatMap(each -> each.get("email").text().stream()).findFirst(),
        info.get("description"));
  }

  private static Ownership cortexTeam(YamlNode info, Optional<String> channel) {
    String members =
        info.get("x-cortex-team").get("members").list().stream()
            .flatMap(member -> member.get("name").text().stream())
            .limit(MOST_MEMBERS)
            .collect(Collectors.joining(", "));
    return Ownership.ofTeam(
        info.get("x-cortex-tag").text().orElseThrow(),
        info.get("title").text().stream().toList(),
        channel,
        Optional.empty(),
        info.get("description")
            .text()
            .or(() -> Optional.of("Members: " + members + ".").filter(text -> !members.isEmpty())));
  }

  private static Optional<Ownership> service(
      YamlNode name,
      Stream<String> aliases,
      YamlNode owner,
      Optional<String> channel,
      Optional<String> contact,
      YamlNode description) {
    return name.text()
        .map(
            service ->
                new Ownership(
                    service,
                    aliases.filter(alias -> !alias.equalsIgnoreCase(service)).toList(),
                    owner.text().filter(text -> !isPlaceholder(text)).flatMap(OwnerName::of),
                    channel,
                    contact,
                    description.text()));
  }

  private static Optional<String> contacts(YamlNode contacts, String type) {
    return contacts.list().stream()
        .filter(each -> each.get("type").text().filter(type::equalsIgnoreCase).isPresent())
        .flatMap(each -> each.get("contact").text().stream())
        .findFirst();
  }

  /** Returns the channel name in a contact; empty for a Slack address, which holds only an id. */
  private static Optional<String> channelName(String contact) {
    return contact.contains("://") ? Optional.empty() : OwnerName.channel(contact);
  }
}
