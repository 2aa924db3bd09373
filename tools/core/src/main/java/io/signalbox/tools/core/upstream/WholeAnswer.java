package io.signalbox.tools.core.upstream;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.route.Provider;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Complete provider answer that is not streamed, with the facts read from it. */
public final class WholeAnswer {
  private static final int MOST_BYTES = 64 << 20;

  private final byte[] body;
  private final AnswerFacts facts;

  private WholeAnswer(byte[] body, AnswerFacts facts) {
    this.body = body;
    this.facts = facts;
  }

  /**
   * Reads the complete answer.
   *
   * @throws UpstreamFailedException when it does not come in time, breaks off, is too large or is
   *     no JSON
   */
  public static WholeAnswer read(Upstream.Answer answer, CallDeadline deadline) {
    byte[] body = bytes(answer, deadline);
    AnswerFacts facts =
        AnswerReader.read(body).orElseThrow(() -> new UpstreamFailedException(unreadable(body)));
    return new WholeAnswer(body, facts);
  }

  /**
   * Reads the complete body of an answer with a success status.
   *
   * @param shape that the client asked in
   * @throws UpstreamFailedException also where an error or nothing stands in the place of the
   *     answer
   */
  public static WholeAnswer readGood(
      Upstream.Answer answer, CallDeadline deadline, ApiProtocol shape) {
    WholeAnswer good = read(answer, deadline);
    if (good.facts.isError()) {
      throw new UpstreamFailedException(UpstreamFailedException.Reason.ERROR_INSIDE);
    }
    if (shape != ApiProtocol.OPENAI_EMBEDDINGS && good.facts.isHollow()) {
      throw new UpstreamFailedException(UpstreamFailedException.Reason.WITHOUT_ANSWER);
    }
    return good;
  }

  /** Classifies a body that is not a JSON object: empty, a web page, other JSON or not JSON. */
  static UpstreamFailedException.Reason unreadable(byte[] body) {
    int start = 0;
    while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
      start++;
    }
    if (start == body.length) {
      return UpstreamFailedException.Reason.EMPTY;
    }
    return switch (body[start]) {
      case '<' -> UpstreamFailedException.Reason.WEB_PAGE;
      case '[', '"' -> UpstreamFailedException.Reason.NOT_AN_OBJECT;
      default -> UpstreamFailedException.Reason.NOT_JSON;
    };
  }

  public byte[] body() {
    return body;
  }

  /** Returns the body with the gateway's key masked, which some providers quote in an error. */
  public byte[] bodyWithoutKey(Provider provider) {
    return withoutKey(body, provider);
  }

  /** Returns what a provider said with the gateway's key masked. */
  public static byte[] withoutKey(byte[] body, Provider provider) {
    String key = provider.key().map(Secret::reveal).orElse("");
    if (key.isEmpty()) {
      return body;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return text.contains(key) ? text.replace(key, "[key]").getBytes(StandardCharsets.UTF_8) : body;
  }

  public AnswerFacts facts() {
    return facts;
  }

  private static byte[] bytes(Upstream.Answer answer, CallDeadline deadline) {
    Optional<byte[]> first = answer.next(deadline.left());
    if (first.isEmpty()) {
      return new byte[0];
    }
    Optional<byte[]> more = answer.next(deadline.left());
    if (more.isEmpty()) {
      return first.get();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(first.get().length * 2);
    all.writeBytes(first.get());
    while (more.isPresent()) {
      all.writeBytes(more.get());
      if (all.size() > MOST_BYTES) {
        throw new UpstreamFailedException(UpstreamFailedException.Reason.TOO_LARGE);
      }
      more = answer.next(deadline.left());
    }
    return all.toByteArray();
  }

  /** Returns the usage to charge, limited to what is plausible. */
  public PlausibleUsage.Used used(PlausibleUsage bound) {
    return bound.used(facts, body.length);
  }

  /**
   * Returns this answer with corrected token counts where its own are implausible, else itself.
   *
   * @param used what {@link #used} gave
   */
  public WholeAnswer corrected(PlausibleUsage.Used used) {
    // Numbers that are written as texts are none that were read.
    return used.basis() == UsageBasis.DISBELIEVED || used.basis() == UsageBasis.ESTIMATED
        ? new WholeAnswer(UsageCorrection.corrected(body, used.tokens()), facts)
        : this;
  }

  public static CallOutcome outcome(AnswerFacts facts) {
    return facts.refused() ? CallOutcome.REFUSED_BY_MODEL : CallOutcome.ANSWERED;
  }
}
