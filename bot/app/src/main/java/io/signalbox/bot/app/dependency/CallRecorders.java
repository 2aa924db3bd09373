package io.signalbox.bot.app.dependency;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.dependency.AnswerFlowRecorder;
import io.signalbox.tools.foresight.dependency.AnswerFlowRows;
import io.signalbox.tools.foresight.dependency.FingerprintRows;
import io.signalbox.tools.foresight.dependency.PromptRecorder;
import io.signalbox.tools.foresight.dependency.ToolDefinitionRecorder;
import io.signalbox.tools.foresight.dependency.ToolDefinitionRows;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * Call listener that records what the dependency graph needs of the gateway's traffic: prompts,
 * tools, and answers that become inputs.
 */
public final class CallRecorders implements AutoCloseable {
  private final PromptRecorder prompts;
  private final ToolDefinitionRecorder tools;
  private final AnswerFlowRecorder flows;

  private CallRecorders(
      PromptRecorder prompts, ToolDefinitionRecorder tools, AnswerFlowRecorder flows) {
    this.prompts = prompts;
    this.tools = tools;
    this.flows = flows;
  }

  /**
   * Starts the recorders.
   *
   * @param keepsTexts accepts the names of routes whose texts are kept
   */
  public static CallRecorders start(Jdbi jdbi, Predicate<String> keepsTexts, Clock clock) {
    FingerprintRows rows = new FingerprintRows(jdbi);
    SecureRandom random = new SecureRandom();
    PromptFingerprinter fingerprinter = new PromptFingerprinter(rows.key(random));
    return new CallRecorders(
        PromptRecorder.start(rows, random, clock),
        new ToolDefinitionRecorder(new ToolDefinitionRows(jdbi), fingerprinter, keepsTexts, clock),
        AnswerFlowRecorder.start(new AnswerFlowRows(jdbi), fingerprinter, keepsTexts, clock));
  }

  /** Hands a call that ended to each recorder; returns at once. */
  public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
    prompts.ended(record, request, answer);
    tools.ended(record, request, answer);
    flows.ended(record, request, answer);
  }

  @Override
  public void close() {
    prompts.close();
    flows.close();
  }
}
