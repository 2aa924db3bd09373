package io.signalbox.ingestion.read;

/**
 * Report of a file or row of a source that could not be used, with place and reason. It never ends
 * a run.
 *
 * @param path of the file inside its source
 * @param line from 1; 0 when it concerns the file as a whole
 * @param reason one plain sentence without secrets; says what is wrong and, where it can, what is
 *     allowed
 */
public record SkippedItem(String path, long line, String reason) {
  @Override
  public String toString() {
    return line > 0 ? path + ":" + line + ": " + reason : path + ": " + reason;
  }
}
