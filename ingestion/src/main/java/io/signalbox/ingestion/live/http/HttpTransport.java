package io.signalbox.ingestion.live.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends single HTTP requests with the JDK's {@code HttpClient}, without redirects. Safe for use
 * from several threads.
 */
public final class HttpTransport implements RestTransport {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public RestResponse send(RestRequest request) throws IOException, InterruptedException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
    request.headers().forEach(builder::header);
    if (request.body().isPresent()
        && request.headers().keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
      builder.header("Content-Type", "application/json");
    }
    builder.method(
        request.method(),
        request
            .body()
            .map(HttpRequest.BodyPublishers::ofString)
            .orElseGet(HttpRequest.BodyPublishers::noBody));
    BoundedBody body = new BoundedBody(request.largest());
    CompletableFuture<HttpResponse<Void>> sent =
        client.sendAsync(
            builder.build(), HttpResponse.BodyHandlers.ofByteArrayConsumer(body::take));
    try {
      HttpResponse<Void> response = sent.get(request.deadline().toMillis(), TimeUnit.MILLISECONDS);
      return new RestResponse(
          response.statusCode(), response.uri(), response.headers().map(), body.bytes());
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException("no whole answer within " + request.deadline().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw e;
    }
  }

  /** Collects the bytes of a response body and throws where they exceed the limit. */
  private static final class BoundedBody {
    private final int largest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BoundedBody(int largest) {
      this.largest = largest;
    }

    synchronized void take(Optional<byte[]> part) {
      if (part.isPresent()) {
        if (bytes.size() + part.get().length > largest) {
          throw new IllegalStateException("an answer of more than " + largest + " bytes");
        }
        bytes.writeBytes(part.get());
      }
    }

    synchronized byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
