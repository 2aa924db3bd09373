package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.route.AwsKeys;
import io.signalbox.tools.core.route.AwsSigning;
import io.signalbox.tools.core.route.Provider;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/**
 * Decorator of {@link Upstream} for Bedrock: signs requests that carry no API key, and converts the
 * binary frames of its streams to server-sent events.
 */
final class BedrockUpstream implements Upstream {
  /** Media type of Amazon's binary event stream. */
  static final String FRAMES = "application/vnd.amazon.eventstream";

  private final Upstream upstream;
  private final Optional<AwsSigning> signing;
  private final AwsCredentialStore credentials;

  private BedrockUpstream(
      Upstream upstream, Optional<AwsSigning> signing, AwsCredentialStore credentials) {
    this.upstream = upstream;
    this.signing = signing;
    this.credentials = credentials;
  }

  /** Returns the upstream to use for a provider: a signing one for Bedrock, else the given one. */
  static Upstream where(Provider provider, Upstream upstream, AwsCredentialStore credentials) {
    return provider.kind() == Provider.ProviderKind.BEDROCK
        ? new BedrockUpstream(
            upstream, provider.key().isPresent() ? Optional.empty() : provider.aws(), credentials)
        : upstream;
  }

  @Override
  public Answer send(Request request, Duration within, CallCancellation cancellation) {
    Request ready =
        signing
            .map(how -> signed(request, how.region(), credentials.keys(how, within, cancellation)))
            .orElse(request);
    Answer answer = upstream.send(ready, within, cancellation);
    boolean framed = answer.header("content-type").orElse("").startsWith(FRAMES);
    return framed ? new FramedAnswer(answer) : answer;
  }

  private Request signed(Request request, String region, AwsKeys with) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.uri());
    request.headers().forEach(unsigned::putHeader);
    AwsCredentialsIdentity identity =
        with.session()
            .map(Secret::reveal)
            .<AwsCredentialsIdentity>map(
                token ->
                    AwsSessionCredentialsIdentity.create(with.id(), with.secret().reveal(), token))
            .orElseGet(() -> AwsCredentialsIdentity.create(with.id(), with.secret().reveal()));
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(identity)
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromByteArray(request.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, credentials.clock()))
            .request();
    Map<String, String> headers = new HashMap<>();
    signed.forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
    // Its value is the address's, which the connection says.
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("host"));
    return new Request(request.method(), request.uri(), headers, request.body());
  }

  /** Answer whose binary event stream is read as server-sent events. For one thread. */
  private static final class FramedAnswer implements Answer {
    private final Answer answer;
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private final MessageDecoder decoder = new MessageDecoder(this::write);

    FramedAnswer(Answer answer) {
      this.answer = answer;
    }

    @Override
    public int status() {
      return answer.status();
    }

    @Override
    public Optional<String> header(String name) {
      return name.equalsIgnoreCase("content-type")
          ? Optional.of("text/event-stream")
          : answer.header(name);
    }

    @Override
    public Optional<byte[]> next(Duration within) {
      Optional<byte[]> piece = answer.next(within);
      if (piece.isEmpty()) {
        return piece;
      }
      events.reset();
      try {
        decoder.feed(piece.get());
      } catch (RuntimeException e) {
        // The library tells a wrong checksum by one kind of exception, a wrong length by another.
        answer.close();
        throw new UpstreamFailedException(UpstreamFailedException.Reason.BROKEN);
      }
      return Optional.of(events.toByteArray());
    }

    private void write(Message frame) {
      Map<String, HeaderValue> headers = frame.getHeaders();
      String payload = new String(frame.getPayload(), UTF_8);
      String data =
          switch (text(headers, ":message-type")) {
            case "event" -> named(text(headers, ":event-type"), payload);
            case "exception" -> named(text(headers, ":exception-type"), payload);
            default -> named("internalServerException", "{}");
          };
      events.writeBytes(("data: " + data + "\n\n").getBytes(UTF_8));
    }

    private static String text(Map<String, HeaderValue> headers, String name) {
      HeaderValue value = headers.get(name);
      return value == null ? "" : value.getString();
    }

    /** Returns a frame's JSON payload on one line, wrapped in an object with the event's name. */
    private static String named(String name, String payload) {
      String json = payload.isBlank() ? "{}" : payload.replace('\n', ' ').replace('\r', ' ');
      return "{\"" + name.replaceAll("\\W", "") + "\":" + json + "}";
    }

    @Override
    public void close() {
      answer.close();
    }
  }
}
