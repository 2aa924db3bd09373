package io.signalbox.bot.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.QualityMonitor;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.quality.HomeButton;
import io.signalbox.tools.core.call.CallIds;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Simulated agent of the demo that calls its model every 1.5 seconds over some hours of made-up
 * past answers, and that a button in Slack breaks. A button on the home page breaks its prompt,
 * which leads to an incident of answer quality.
 */
public final class DemoAnswers implements AutoCloseable {
  /** Instruction in a prompt at which the simulated model refuses to answer. */
  static final String FORBIDDEN = "Never discuss shipments.";

  private static final String AGENT = "parcel-helper";
  private static final long PAUSE_MILLIS = 1_500;

  private final BotAssembly assembly;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long asked;

  private DemoAnswers(BotAssembly assembly, Clock clock) {
    this.assembly = assembly;
    this.clock = clock;
    QualityMonitor.madePast(assembly.stores(), AGENT, "small-chat");
    this.thread = Thread.ofPlatform().daemon().name("demo-answers").start(this::run);
  }

  /** Starts the calls, after writing some hours of good answers as a baseline. */
  public static DemoAnswers start(BotAssembly assembly, Clock clock) {
    return new DemoAnswers(assembly, clock);
  }

  /** Returns the Slack workflow that shows the button on the home page. */
  public SlackWorkflow button() {
    return new HomeButton(
        "Try it: break an agent",
        "The demo's agent *"
            + AGENT
            + "* asks its model all the time. Break its prompt, and see how the drop in its answers"
            + " is found.",
        "Break or fix its prompt",
        this::toggled);
  }

  private String toggled() {
    boolean now = !broken.get();
    broken.set(now);
    return now
        ? "The prompt of "
            + AGENT
            + " now says: "
            + FORBIDDEN
            + " Every answer is still a 200. Within a few minutes it is reported in #general."
        : "The prompt of " + AGENT + " is as it was.";
  }

  private void run() {
    try {
      while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        call();
      }
    } catch (InterruptedException e) {
      return;
    }
  }

  private void call() {
    String body =
        """
        {"model":"small-chat","messages":[{"role":"system","content":"You help with parcels.%s"},\
        {"role":"user","content":"Where is parcel %d?"}]}\
        """
            .formatted(broken.get() ? " " + FORBIDDEN : "", asked++);
    GatewayReply reply =
        assembly
            .gateway()
            .gateway()
            .answer(
                GatewayCall.of(
                    CallIds.next(clock, random),
                    Caller.of(AGENT, "parcels", SampleWorkspace.ANA),
                    RequestBody.read(ApiProtocol.OPENAI_CHAT, body.getBytes(UTF_8))));
    if (reply instanceof GatewayReply.Answered answered) {
      answered.body().close();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
