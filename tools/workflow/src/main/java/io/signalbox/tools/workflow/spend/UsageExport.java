package io.signalbox.tools.workflow.spend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parser of usage and cost exports of model providers: OpenAI and Anthropic (JSON and CSV), AWS
 * cost reports and FOCUS bills (CSV, rows of Bedrock only). Told apart by their fields.
 */
public final class UsageExport {
  private UsageExport() {}

  /**
   * Reads files and removes duplicates: files with the same content, and rows that two files have.
   *
   * @throws UnreadableUsageException with a sentence that says what is wrong with one of them
   */
  public static ParsedUsage read(List<Path> files) {
    UsageMerge all = new UsageMerge();
    List<String> notes = new ArrayList<>();
    Map<String, Path> read = new HashMap<>();
    for (Path file : files) {
      String text = text(file);
      Path same = read.putIfAbsent(text, file);
      if (same == null) {
        UsageTally tally = tally(file, text);
        notes.addAll(all.add(file, tally.rows()));
        notes.addAll(tally.notes(file.toString()));
      } else {
        notes.add(file + " has the content of " + same + " and counts once.");
      }
    }
    return new ParsedUsage(all.rows(), notes);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8).replaceFirst("^\uFEFF", "").strip();
    } catch (NoSuchFileException e) {
      throw new UnreadableUsageException(file + " is not there.", e);
    } catch (CharacterCodingException e) {
      throw new UnreadableUsageException(file + " is not UTF-8 text.", e);
    } catch (IOException e) {
      throw new UnreadableUsageException(
          file + " cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private static UsageTally tally(Path file, String text) {
    UsageTally tally = new UsageTally();
    try {
      if (text.startsWith("{") || text.startsWith("[")) {
        UsageJson.read(text, tally);
      } else {
        UsageTable.read(text, tally);
      }
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new UnreadableUsageException(
          file + " cannot be read as usage or costs: its JSON breaks off or is damaged" + where, e);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new UnreadableUsageException(
          file + " cannot be read as usage or costs: " + e.getMessage(), e);
    }
    if (tally.isEmpty()) {
      throw new UnreadableUsageException(
          file + " has no row that tells what a model cost or used.");
    }
    return tally;
  }
}
