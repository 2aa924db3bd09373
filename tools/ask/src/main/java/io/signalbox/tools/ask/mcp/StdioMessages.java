package io.signalbox.tools.ask.mcp;

import io.signalbox.tools.ask.asker.Asker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * MCP server over standard streams: one message a line, answered in the order of completion, until
 * the end of input.
 */
public final class StdioMessages {
  private final McpMessages messages;
  private final Asker asker;

  public StdioMessages(McpMessages messages, Asker asker) {
    this.messages = messages;
    this.asker = asker;
  }

  /**
   * Serves one client until the end of its input.
   *
   * @throws IOException when a stream breaks
   */
  public void serve(BufferedReader in, Writer out) throws IOException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String line = in.readLine();
      while (line != null) {
        String message = line;
        if (!message.isBlank()) {
          threads.execute(
              () ->
                  messages
                      .answer(
                          message, header -> Optional.empty(), asker, before -> write(out, before))
                      .message()
                      .ifPresent(reply -> write(out, reply)));
        }
        line = in.readLine();
      }
    }
  }

  private static void write(Writer out, String reply) {
    try {
      synchronized (out) {
        out.write(reply + "\n");
        out.flush();
      }
    } catch (IOException e) {
      // The client is gone, and with it whoever would read this.
    }
  }
}
