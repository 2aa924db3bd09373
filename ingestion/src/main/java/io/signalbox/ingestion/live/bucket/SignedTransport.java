package io.signalbox.ingestion.live.bucket;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.bucket.BucketSettings.BucketKeys;
import io.signalbox.ingestion.live.http.RestRequest;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.live.http.RestTransport;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** HTTP transport that signs each request with AWS Signature Version 4 before sending it. */
final class SignedTransport implements RestTransport {
  private final RestTransport transport;
  private final AwsCredentialsIdentity identity;
  private final String region;
  private final Clock clock;

  SignedTransport(RestTransport transport, BucketKeys keys, String region, Clock clock) {
    this.transport = transport;
    this.identity = identity(keys);
    this.region = region;
    this.clock = clock;
  }

  private static AwsCredentialsIdentity identity(BucketKeys keys) {
    return keys.session()
        .map(Secret::reveal)
        .<AwsCredentialsIdentity>map(
            token -> AwsSessionCredentialsIdentity.create(keys.id(), keys.secret().reveal(), token))
        .orElseGet(() -> AwsCredentialsIdentity.create(keys.id(), keys.secret().reveal()));
  }

  @Override
  public RestResponse send(RestRequest request) throws IOException, InterruptedException {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.uri())
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(identity)
                        .request(unsigned)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
            .request();
    Map<String, String> headers = new HashMap<>(request.headers());
    signed.forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
    // Its value is the address's, which the connection says.
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("host"));
    return transport.send(
        new RestRequest(
            request.method(),
            request.uri(),
            headers,
            request.body(),
            request.deadline(),
            request.largest()));
  }
}
