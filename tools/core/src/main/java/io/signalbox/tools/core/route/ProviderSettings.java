package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sections {@code providers} and {@code mcp-servers} of the settings. */
final class ProviderSettings {
  private ProviderSettings() {}

  static Map<String, Provider> providers(ConfigSection root) {
    Map<String, Provider> providers = new LinkedHashMap<>();
    root.namedSections("providers", "Where models are called, by a name of your choice.")
        .forEach((name, section) -> providers.put(name, provider(name, section)));
    return providers;
  }

  private static Provider provider(String name, ConfigSection section) {
    Provider.ProviderKind kind =
        section.oneOf("kind", "The protocol it speaks.", Provider.ProviderKind.class).required();
    URI address =
        withoutSlash(
            section
                .uri("base-url", "Its address, up to and with the version, such as /v1.")
                .required());
    Provider provider =
        new Provider(
            name,
            kind,
            address,
            section.secret("api-key", "Its key, where it wants one.").optional(),
            section
                .map("headers", "Headers that every call carries besides.", SettingType.text())
                .or(Map.of()),
            section
                .secret(
                    "direct-key",
                    "A key of its own that callers hold sealed, for when the gateway is gone.")
                .optional(),
            responses(section, kind),
            section
                .oneOf(
                    "output-cap",
                    "The field that bounds its answers, where it knows one name of it only.",
                    Provider.CapField.class)
                .optional(),
            section
                .optionalSection("aws", "What requests to Bedrock are signed with.")
                .map(aws -> AwsSigning.from(aws, address)));
    checkKeys(section, provider);
    return provider;
  }

  private static void checkKeys(ConfigSection section, Provider provider) {
    Provider.ProviderKind kind = provider.kind();
    boolean signs = kind == Provider.ProviderKind.BEDROCK && provider.aws().isPresent();
    if (provider.aws().isPresent() && kind != Provider.ProviderKind.BEDROCK) {
      section.problem("aws", "is for providers of the kind bedrock");
    }
    boolean wantsKey = !kind.speaksOpenAi() || kind == Provider.ProviderKind.AZURE;
    if (wantsKey && !signs && provider.key().isEmpty()) {
      section.problem("api-key", "is required for this kind of provider");
    }
    provider.headers().keySet().stream()
        .filter(header -> header.matches("(?i)authorization|api-key|x-api-key"))
        .forEach(
            header -> section.problem("headers", "must not hold keys; they belong into api-key"));
  }

  private static Provider.ResponsesSupport responses(
      ConfigSection section, Provider.ProviderKind kind) {
    Provider.ResponsesSupport responses =
        section
            .oneOf(
                "responses",
                "Whether it serves OpenAI's Responses or is asked in chat for them.",
                Provider.ResponsesSupport.class)
            .or(kind.usualResponses());
    if (responses == Provider.ResponsesSupport.NATIVE && !kind.speaksOpenAi()) {
      section.problem("responses", "must be translated; it does not speak OpenAI's protocol");
    }
    return responses;
  }

  static Map<String, McpServer> mcpServers(ConfigSection root) {
    Map<String, McpServer> servers = new LinkedHashMap<>();
    root.namedSections("mcp-servers", "MCP servers whose tools routes lead to.")
        .forEach((name, section) -> servers.put(name, mcpServer(name, section)));
    return servers;
  }

  private static McpServer mcpServer(String name, ConfigSection section) {
    Optional<URI> url = section.uri("url", "Its streamable HTTP endpoint.").optional();
    Optional<Secret> token =
        section.secret("token", "A bearer token, where its endpoint wants one.").optional();
    List<String> command =
        section
            .list("command", "What starts it instead, with its arguments.", SettingType.text())
            .or(List.of());
    Map<String, Secret> environment =
        section
            .map("environment", "What a server that is started is given.", SettingType.secret())
            .or(Map.of());
    if (url.isPresent() == !command.isEmpty()) {
      section.problem("needs either a url or a command");
    }
    return command.isEmpty()
        ? new McpServer.Http(name, url.orElse(URI.create("http://unset")), token)
        : new McpServer.Started(name, command, environment);
  }

  private static URI withoutSlash(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
  }
}
