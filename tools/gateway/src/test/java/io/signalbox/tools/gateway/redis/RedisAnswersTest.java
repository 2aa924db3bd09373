package io.signalbox.tools.gateway.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.gateway.cache.CachedAnswer;
import io.signalbox.tools.gateway.cache.RedisSettings;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Against a real Redis, whose binary comes with a library; skipped where that does not run. */
@Timeout(60)
class RedisAnswersTest {
  private static final String PASSWORD = "redis-" + "of-nobody";
  private static final CachedAnswer KRAKEN =
      new CachedAnswer(
          "{\"answer\":\"Kraken\"}".getBytes(UTF_8),
          "application/json",
          TokenUsage.of(3, 4),
          new Cost(5));

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final HeldClock clock = new HeldClock();

  @Test
  void processesShareAnswersByTlsAndALostRedisIsAnEmptyOne() throws Exception {
    int port = freePort();
    RedisServer server = start(port);
    Vertx vertx = Vertx.vertx();
    try (RedisAnswers one = RedisAnswers.open(vertx, plain(port), meters, clock);
        RedisAnswers other = RedisAnswers.open(vertx, encrypted(vertx, port), meters, clock)) {
      one.put("the request", KRAKEN, clock.millis() + 60_000);

      assertThat(awaited(other, "the request").body()).isEqualTo(KRAKEN.body());
      assertThat(awaited(other, "the request").cost()).isEqualTo(new Cost(5));
      assertThat(other.find("another request")).isEmpty();
      assertThat(other.isReachable()).isTrue();

      double before = failures();
      server.stop();
      long began = System.nanoTime();
      assertThat(other.find("the request")).isEmpty();
      assertThat(other.find("the request")).isEmpty();
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(5));
      assertThat(other.isReachable()).isFalse();
      assertThat(failures()).isEqualTo(before + 1);

      server = start(port);
      clock.millis.addAndGet(5_001);
      one.put("the request", KRAKEN, clock.millis() + 60_000);
      assertThat(awaited(one, "the request").body()).isEqualTo(KRAKEN.body());
    } finally {
      server.stop();
      vertx.close().await();
    }
  }

  @Test
  void aWrongPasswordIsNoErrorOfTheCaller() throws Exception {
    int port = freePort();
    RedisServer server = start(port);
    Vertx vertx = Vertx.vertx();
    RedisSettings wrong =
        new RedisSettings(
            URI.create("redis://localhost:" + port),
            Optional.empty(),
            Optional.of(new Secret("wrong")),
            Optional.empty());
    try (RedisAnswers answers = RedisAnswers.open(vertx, wrong, meters, clock)) {
      assertThat(answers.find("the request")).isEmpty();
      assertThat(answers.isReachable()).isFalse();
    } finally {
      server.stop();
      vertx.close().await();
    }
  }

  private double failures() {
    return meters.counter("signalbox.gateway.redis.failures").count();
  }

  private static RedisServer start(int port) throws IOException {
    RedisServer server =
        RedisServer.newRedisServer().port(port).setting("requirepass " + PASSWORD).build();
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      Assumptions.abort("no Redis runs here: " + e.getMessage());
    }
    return server;
  }

  /** Waits for what was written, which nobody else waits for. */
  private CachedAnswer awaited(RedisAnswers answers, String request) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Optional<CachedAnswer> found = answers.find(request);
    while (found.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
      clock.millis.addAndGet(answers.isReachable() ? 0 : 5_001);
      found = answers.find(request);
    }
    return found.orElseThrow();
  }

  private static RedisSettings plain(int port) {
    return new RedisSettings(
        URI.create("redis://localhost:" + port + "/0"),
        Optional.empty(),
        Optional.of(new Secret(PASSWORD)),
        Optional.empty());
  }

  /** The same Redis behind a server that speaks TLS and hands everything on. */
  private RedisSettings encrypted(Vertx vertx, int port) throws Exception {
    String keys = folder.resolve("keys.p12").toString();
    Path certificate = folder.resolve("certificate.pem");
    String store = "-keystore " + keys + " -storepass changeit -alias it";
    keytool("-genkeypair -keyalg EC -dname CN=localhost -ext san=dns:localhost " + store);
    KeyStore made = KeyStore.getInstance(Path.of(keys).toFile(), "changeit".toCharArray());
    String body = Base64.getMimeEncoder().encodeToString(made.getCertificate("it").getEncoded());
    Files.writeString(
        certificate, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    NetServer tls =
        vertx.createNetServer(
            new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(keys).setPassword("changeit")));
    tls.connectHandler(
        client -> {
          client.pause();
          vertx
              .createNetClient()
              .connect(port, "localhost")
              .onSuccess(
                  redis -> {
                    var unused = client.pipeTo(redis);
                    var unusedToo = redis.pipeTo(client);
                    client.resume();
                  })
              .onFailure(lost -> client.close());
        });
    int encrypted = tls.listen(0, "localhost").await().actualPort();
    return new RedisSettings(
        URI.create("rediss://localhost:" + encrypted),
        Optional.empty(),
        Optional.of(new Secret(PASSWORD)),
        Optional.of(certificate));
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        Stream.concat(Stream.of(tool.toString()), Stream.of(arguments.split(" "))).toList();
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Time that the test moves. */
  private static final class HeldClock extends Clock {
    private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis.get());
    }
  }
}
