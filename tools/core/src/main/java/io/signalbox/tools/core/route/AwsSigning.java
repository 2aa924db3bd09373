package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Region and credential source for signing requests to Amazon Bedrock. Nothing is looked up that
 * the settings do not name.
 */
public record AwsSigning(String region, CredentialSource source) {
  private static final Pattern HOST = Pattern.compile("bedrock-runtime(?:-fips)?\\.([\\w-]+)\\..*");
  private static final URI INSTANCE_ADDRESS = URI.create("http://169.254.169.254");
  private static final Path NO_FILE = Path.of("unset");
  private static final URI NO_ADDRESS = URI.create("http://unset");

  /** Source of AWS credentials: settings, instance role, container role or web identity. */
  public sealed interface CredentialSource {
    /** Credentials that are written in the settings. */
    record Declared(AwsKeys keys) implements CredentialSource {}

    /** Role of the virtual machine, read from version 2 of the instance metadata service. */
    record Instance(URI address) implements CredentialSource {}

    /** Role of a container, read from the address that ECS and EKS provide. */
    record Container(URI address, Optional<Secret> token, Optional<Path> tokenFile)
        implements CredentialSource {}

    /** Role that AWS STS grants for the token of another identity provider, such as Kubernetes. */
    record WebIdentity(URI address, String role, Path tokenFile) implements CredentialSource {}
  }

  /** Kind of source, as the settings name it. */
  enum CredentialKind {
    KEYS,
    INSTANCE,
    CONTAINER,
    WEB_IDENTITY
  }

  /**
   * Reads a provider's section {@code aws}; without a region setting, the region of the Bedrock
   * host name is used.
   */
  static AwsSigning from(ConfigSection section, URI bedrock) {
    Matcher host = HOST.matcher(String.valueOf(bedrock.getHost()));
    String region =
        section
            .text("region", "The region of the address, where it does not name it.")
            .or(host.matches() ? host.group(1) : "");
    if (region.isEmpty()) {
      section.problem("region", "is required, since the address does not name one");
    }
    return new AwsSigning(region, source(section, region));
  }

  private static CredentialSource source(ConfigSection section, String region) {
    CredentialKind kind =
        section
            .oneOf("credentials", "Where the credentials are from.", CredentialKind.class)
            .or(CredentialKind.KEYS);
    CredentialSource declared = declared(section, kind);
    Optional<URI> address =
        section
            .uri(
                "address",
                "Where they are asked for: the metadata service (http://169.254.169.254 unless it"
                    + " says otherwise), the container's address, or STS.")
            .optional();
    Optional<String> role =
        section.text("role", "The ARN of the role that a web identity takes.").optional();
    Optional<Path> file =
        section
            .path("token-file", "The file with the token of a web identity or a container.")
            .optional();
    Optional<Secret> token = section.secret("token", "The token of a container.").optional();
    return switch (kind) {
      case KEYS -> declared;
      case INSTANCE -> new CredentialSource.Instance(address.orElse(INSTANCE_ADDRESS));
      case CONTAINER -> {
        need(section, kind, "address", address);
        yield new CredentialSource.Container(address.orElse(NO_ADDRESS), token, file);
      }
      case WEB_IDENTITY -> {
        need(section, kind, "role", role);
        need(section, kind, "token-file", file);
        URI sts = address.orElseGet(() -> URI.create("https://sts." + region + ".amazonaws.com"));
        yield new CredentialSource.WebIdentity(sts, role.orElse(""), file.orElse(NO_FILE));
      }
    };
  }

  private static CredentialSource declared(ConfigSection section, CredentialKind kind) {
    Optional<String> id = section.text("access-key-id", "The id of the access key.").optional();
    Optional<Secret> secret =
        section.secret("secret-access-key", "The access key itself.").optional();
    Optional<Secret> session =
        section.secret("session-token", "The token of temporary credentials.").optional();
    if (kind == CredentialKind.KEYS) {
      need(section, kind, "access-key-id", id);
      need(section, kind, "secret-access-key", secret);
    }
    return new CredentialSource.Declared(
        new AwsKeys(id.orElse(""), secret.orElse(new Secret("")), session));
  }

  private static void need(
      ConfigSection section, CredentialKind kind, String key, Optional<?> value) {
    if (value.isEmpty() && !section.has(key)) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      section.problem(key, "is required for credentials: " + name);
    }
  }
}
