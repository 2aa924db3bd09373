package io.signalbox.tools.gateway.tool;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import java.time.Duration;

/**
 * Tool endpoint that calls a tool of an MCP server. A call is repeated only when it certainly did
 * not arrive.
 */
final class McpToolEndpoint implements ToolEndpoint {
  private static final int MOST_TEXT = 64 << 10;
  private static final int MOST_ERROR = 300;

  /** Longest wait for a tool's description, since models wait for the list of tools. */
  private static final Duration DESCRIBED_WITHIN = Duration.ofSeconds(10);

  private final RouteTarget.McpTool tool;
  private final McpCalls calls;
  private final Duration patience;

  /**
   * @param timeout the route's, which a description does not outlast either
   */
  McpToolEndpoint(RouteTarget.McpTool tool, McpCalls calls, Duration timeout) {
    this.tool = tool;
    this.calls = calls;
    this.patience = timeout.compareTo(DESCRIBED_WITHIN) < 0 ? timeout : DESCRIBED_WITHIN;
  }

  @Override
  public String description() {
    return described().description();
  }

  @Override
  public String schema() {
    return described().schema();
  }

  private McpCalls.Described described() {
    return calls.describe(tool.server(), tool.tool(), patience);
  }

  @Override
  public boolean writes() {
    return tool.writes();
  }

  @Override
  public Sent send(Sending sending) {
    String arguments = sending.arguments().toString();
    CallRefusal last = RequestAttempts.unreachable("has no time left", CallOutcome.TIMED_OUT);
    int attempt = 0;
    while (attempt <= sending.route().retries() && !sending.deadline().isOver()) {
      attempt++;
      try {
        McpCalls.Given given =
            calls.call(tool.server(), tool.tool(), arguments, sending.deadline().left());
        return given.failed()
            ? Sent.refused(failed(given.text()), attempt)
            : Sent.done(cut(given.text(), MOST_TEXT), attempt);
      } catch (UpstreamFailedException e) {
        last = RequestAttempts.unreachable(e.reason().words(), CallOutcome.UNAVAILABLE);
        boolean lost = e.reason() == UpstreamFailedException.Reason.BROKEN && !tool.writes();
        if (e.reason() != UpstreamFailedException.Reason.NOT_CONNECTED && !lost) {
          return Sent.refused(last, attempt);
        }
      }
    }
    return Sent.refused(last, attempt);
  }

  private static CallRefusal failed(String text) {
    String said = cut(text.replaceAll("\\s+", " ").strip(), MOST_ERROR);
    return CallRefusal.unavailable("The tool says that it failed: " + said);
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }
}
