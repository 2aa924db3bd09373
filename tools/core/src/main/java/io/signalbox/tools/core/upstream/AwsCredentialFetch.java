package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.route.AwsKeys;
import io.signalbox.tools.core.route.AwsSigning.CredentialSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Fetches temporary AWS credentials from instance metadata, a container endpoint or STS. */
final class AwsCredentialFetch {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int OK = 200;
  private static final int MOST_BYTES = 64 << 10;
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
  private static final Map<String, String> SESSION_LIFETIME =
      Map.of("x-aws-ec2-metadata-token-ttl-seconds", "21600");

  private final Upstream upstream;

  AwsCredentialFetch(Upstream upstream) {
    this.upstream = upstream;
  }

  /** Fetched credentials and the instant at which they expire. */
  record Fetched(AwsKeys keys, Instant until) {}

  /** Time limit and cancellation of the requests to a credential service. */
  private record Asked(Duration within, CallCancellation cancellation) {}

  /**
   * Fetches credentials from a source.
   *
   * @throws UpstreamFailedException when it does not answer
   * @throws UnreadableCredentialsException when it answers otherwise
   */
  Fetched from(CredentialSource source, Duration within, CallCancellation cancellation) {
    Asked asked = new Asked(within, cancellation);
    return switch (source) {
      case CredentialSource.Declared declared -> new Fetched(declared.keys(), Instant.MAX);
      case CredentialSource.Instance instance -> instance(instance.address(), asked);
      case CredentialSource.Container container -> container(container, asked);
      case CredentialSource.WebIdentity identity -> webIdentity(identity, asked);
    };
  }

  private Fetched instance(URI address, Asked asked) {
    String session = ask("PUT", address.resolve("/latest/api/token"), SESSION_LIFETIME, "", asked);
    Map<String, String> headers = Map.of("x-aws-ec2-metadata-token", session.strip());
    String role = ask("GET", address.resolve(ROLES), headers, "", asked).strip();
    if (!role.matches("[\\w+=,.@-]{1,64}")) {
      throw new UnreadableCredentialsException("the machine has no role");
    }
    return lent(ask("GET", address.resolve(ROLES + role), headers, "", asked));
  }

  private Fetched container(CredentialSource.Container container, Asked asked) {
    Optional<String> token =
        container
            .tokenFile()
            .map(AwsCredentialFetch::read)
            .or(() -> container.token().map(Secret::reveal));
    Map<String, String> headers =
        token.map(value -> Map.of("authorization", value)).orElse(Map.of());
    return lent(ask("GET", container.address(), headers, "", asked));
  }

  private static Fetched lent(String body) {
    try {
      JsonNode said = JSON.readTree(body);
      return fetched(name -> said.path(name).asText(), "Token");
    } catch (JsonProcessingException e) {
      throw new UnreadableCredentialsException("what gives them out did not answer with JSON", e);
    }
  }

  private Fetched webIdentity(CredentialSource.WebIdentity identity, Asked asked) {
    String form =
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=signalbox&RoleArn="
            + URLEncoder.encode(identity.role(), UTF_8)
            + "&WebIdentityToken="
            + URLEncoder.encode(read(identity.tokenFile()), UTF_8);
    Map<String, String> headers =
        Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    Map<String, String> said = elements(ask("POST", identity.address(), headers, form, asked));
    return fetched(name -> said.getOrDefault(name, ""), "SessionToken");
  }

  private static Fetched fetched(UnaryOperator<String> field, String session) {
    String id = field.apply("AccessKeyId");
    String secret = field.apply("SecretAccessKey");
    String token = field.apply(session);
    if (id.isEmpty() || secret.isEmpty() || token.isEmpty()) {
      throw new UnreadableCredentialsException("what gives them out answered without them");
    }
    try {
      return new Fetched(
          new AwsKeys(id, new Secret(secret), Optional.of(new Secret(token))),
          Instant.parse(field.apply("Expiration")));
    } catch (DateTimeException e) {
      throw new UnreadableCredentialsException("they came without the time of their end", e);
    }
  }

  /** Returns the texts of an XML document's elements by name; the first for a repeated name. */
  private static Map<String, String> elements(String xml) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    Map<String, String> texts = new HashMap<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      String name = "";
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamReader.START_ELEMENT -> name = reader.getLocalName();
          case XMLStreamReader.CHARACTERS -> texts.putIfAbsent(name, reader.getText().strip());
          default -> name = "";
        }
      }
      return texts;
    } catch (XMLStreamException e) {
      throw new UnreadableCredentialsException("STS did not answer with XML", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UnreadableCredentialsException("the token's file " + file + " cannot be read", e);
    }
  }

  private String ask(
      String method, URI address, Map<String, String> headers, String body, Asked asked) {
    Upstream.Request request = new Upstream.Request(method, address, headers, body.getBytes(UTF_8));
    try (Upstream.Answer answer = upstream.send(request, asked.within(), asked.cancellation())) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      Optional<byte[]> piece = answer.next(asked.within());
      while (piece.isPresent() && all.size() <= MOST_BYTES) {
        all.writeBytes(piece.get());
        piece = answer.next(asked.within());
      }
      if (answer.status() != OK) {
        throw new UnreadableCredentialsException(
            "%s answered with %d".formatted(address.getHost(), answer.status()));
      }
      return all.toString(UTF_8);
    }
  }
}
