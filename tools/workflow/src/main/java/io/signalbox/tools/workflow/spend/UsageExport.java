package io.signalbox.tools.workflow.spend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads what providers give out of their accounts: usage and costs of OpenAI's and Anthropic's
 * administration interfaces (JSON) and consoles (CSV), cost and usage reports of AWS and bills in
 * the FOCUS format (CSV), of which the rows of Bedrock count. Told apart by their fields.
 */
public final class UsageExport {
  private UsageExport() {}

  /**
   * Reads a file.
   *
   * @throws UnreadableUsage with a sentence that says what is wrong with it
   */
  public static List<BilledRow> read(Path file) {
    try {
      String text = Files.readString(file, UTF_8);
      String start = text.replaceFirst("^\uFEFF", "").stripLeading();
      List<BilledRow> rows =
          start.startsWith("{") || start.startsWith("[")
              ? UsageJson.read(start)
              : UsageTable.read(start);
      if (rows.isEmpty()) {
        throw new UnreadableUsage(file + " has no row that tells what a model cost or used.");
      }
      return rows;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableUsage(file + " cannot be read as usage or costs: " + e.getMessage(), e);
    }
  }
}
