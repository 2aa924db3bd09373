package io.signalbox.tools.gateway.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that all processes share which share a database. Each is encrypted with a key made of the
 * request's fingerprint, which is stored nowhere: only who has the very request can read it. What
 * cannot be read or written is as good as absent.
 */
public final class SharedAnswerRows {
  private static final Logger LOG = LoggerFactory.getLogger(SharedAnswerRows.class);
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Longer answers stay in memory. */
  private static final int MOST_BYTES = 1 << 20;

  private final Jdbi jdbi;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public SharedAnswerRows(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  Optional<CachedAnswer> find(String request) {
    try {
      return jdbi.withHandle(
              handle ->
                  handle
                      .createQuery(
                          "SELECT body FROM cached_answer WHERE id = :id AND until_at > :now")
                      .bind("id", id(request))
                      .bind("now", clock.millis())
                      .map((row, context) -> row.getBytes("body"))
                      .findOne())
          .map(bytes -> opened(request, bytes));
    } catch (JdbiException | GeneralFault e) {
      LOG.warn("shared answers cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  void put(String request, CachedAnswer answer, long until) {
    if (answer.body().length > MOST_BYTES) {
      return;
    }
    try {
      byte[] hidden = hidden(request, answer);
      jdbi.useTransaction(
          handle -> {
            handle
                .createUpdate("DELETE FROM cached_answer WHERE id = :id OR until_at <= :now")
                .bind("id", id(request))
                .bind("now", clock.millis())
                .execute();
            handle
                .createUpdate(
                    """
                    INSERT INTO cached_answer (id, until_at, body) VALUES (:id, :until, :body)
                    ON CONFLICT DO NOTHING\
                    """)
                .bind("id", id(request))
                .bind("until", until)
                .bind("body", hidden)
                .execute();
          });
    } catch (JdbiException e) {
      LOG.warn("a shared answer cannot be written: {}", e.getClass().getSimpleName());
    }
  }

  private byte[] hidden(String request, CachedAnswer answer) {
    byte[] type = answer.contentType().getBytes(UTF_8);
    ByteBuffer plain = ByteBuffer.allocate(4 * Long.BYTES + type.length + answer.body().length);
    plain.putLong(answer.usage().input()).putLong(answer.usage().output());
    plain.putLong(answer.cost().picodollars()).putLong(type.length).put(type).put(answer.body());
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] hidden = cipher(Cipher.ENCRYPT_MODE, request, nonce, plain.array());
    return ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array();
  }

  private static CachedAnswer opened(String request, byte[] stored) {
    byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
    byte[] hidden = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
    ByteBuffer plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, request, nonce, hidden));
    TokenUsage usage = TokenUsage.of(plain.getLong(), plain.getLong());
    Cost cost = new Cost(plain.getLong());
    byte[] type = new byte[Math.toIntExact(plain.getLong())];
    plain.get(type);
    byte[] body = new byte[plain.remaining()];
    plain.get(body);
    return new CachedAnswer(body, new String(type, UTF_8), usage, cost);
  }

  /** Failure of a cipher, which a changed row causes. */
  private static final class GeneralFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GeneralFault(GeneralSecurityException cause) {
      super(cause);
    }
  }

  private static byte[] cipher(int mode, String request, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec key = new SecretKeySpec(hash("answer\n" + request), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new GeneralFault(e);
    }
  }

  private static String id(String request) {
    return HexFormat.of().formatHex(hash("row\n" + request));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
