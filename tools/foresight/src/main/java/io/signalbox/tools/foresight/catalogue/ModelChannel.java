package io.signalbox.tools.foresight.catalogue;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Identifies the channel, the API service that models are called over, from the host name of an
 * address.
 */
public final class ModelChannel {

  /** Channel with the host names, or their suffixes, of its API. */
  private record ChannelHosts(String channel, List<String> hosts) {}

  private static final List<ChannelHosts> KNOWN =
      List.of(
          new ChannelHosts("openai-api", List.of("api.openai.com")),
          new ChannelHosts("anthropic-api", List.of("api.anthropic.com")),
          new ChannelHosts("google-api", List.of("generativelanguage.googleapis.com")),
          new ChannelHosts(
              "azure-foundry",
              List.of(
                  ".openai.azure.com",
                  ".cognitiveservices.azure.com",
                  ".services.ai.azure.com",
                  ".inference.ai.azure.com")),
          new ChannelHosts("mistral-api", List.of("api.mistral.ai")),
          new ChannelHosts("groq-api", List.of("api.groq.com")),
          new ChannelHosts("cohere-api", List.of("api.cohere.com", "api.cohere.ai")),
          new ChannelHosts("xai-api", List.of("api.x.ai")),
          new ChannelHosts("deepseek-api", List.of("api.deepseek.com")),
          new ChannelHosts("moonshot-api", List.of("api.moonshot.ai", "api.moonshot.cn")),
          new ChannelHosts(
              "alibaba-api",
              List.of(
                  "dashscope.aliyuncs.com", "dashscope-intl.aliyuncs.com", ".maas.aliyuncs.com")),
          new ChannelHosts("z-ai-api", List.of("api.z.ai")),
          new ChannelHosts("minimax-api", List.of("api.minimax.io", "api.minimaxi.com")),
          new ChannelHosts("xiaomi-api", List.of("api.xiaomimimo.com")));

  private ModelChannel() {}

  /**
   * Returns the channel of an address; an unknown host is its own channel. That of a proxy or a
   * server of one's own is its host, about which only its operator has facts; empty for an address
   * without one.
   */
  public static Optional<String> of(URI address) {
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("bedrock") && host.endsWith(".amazonaws.com")) {
      return Optional.of("aws-bedrock");
    }
    if (host.endsWith("aiplatform.googleapis.com")) {
      return Optional.of("vertex-ai");
    }
    return KNOWN.stream()
        .filter(each -> each.hosts().stream().anyMatch(end -> matches(host, end)))
        .map(ChannelHosts::channel)
        .findFirst()
        .or(() -> host.isEmpty() ? Optional.empty() : Optional.of(host));
  }

  private static boolean matches(String host, String end) {
    return end.startsWith(".") ? host.endsWith(end) : host.equals(end);
  }
}
