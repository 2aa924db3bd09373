package io.signalbox.tools.gateway.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.PrivateFiles;
import io.signalbox.tools.core.call.CallRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each ended call as a line of JSON to a file, asynchronously; field names are added, never
 * changed. Texts are written encrypted, or not at all.
 */
public final class JsonLinesLog implements CallLog {
  private static final Logger LOG = LoggerFactory.getLogger(JsonLinesLog.class);
  private static final JsonMapper JSON = new JsonMapper();
  private final FileChannel file;
  private final Optional<CallTextCipher> seal;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().daemon().name("call-log").unstarted(work));

  /**
   * @throws UncheckedIOException when the file cannot be written
   */
  public JsonLinesLog(Path path, Optional<CallTextCipher> seal) {
    this.seal = seal;
    try {
      this.file =
          PrivateFiles.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the log of calls cannot be written: " + path, e);
    }
  }

  @Override
  public void ended(CallRecord record, Optional<CallTexts> texts) {
    writer.execute(() -> write(record, texts));
  }

  private void write(CallRecord record, Optional<CallTexts> texts) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("id", record.id())
            .put("at", record.at().toString())
            .put("caller", record.who().caller())
            .put("team", record.who().team())
            .put("route", record.who().route())
            .put("data_class", record.who().dataClass().label())
            .put("outcome", record.outcome().label())
            .put("input_tokens", record.usage().input())
            .put("output_tokens", record.usage().output())
            .put("cached_tokens", record.usage().cachedInput())
            .put("usage_basis", record.basis().name())
            .put("dollars", record.cost().inDollars())
            .put("total_ms", record.total().toMillis())
            .put("attempts", record.attempts())
            .put("cache", record.cache().name())
            .put("redactions", record.redactions());
    more(line, record);
    texts.ifPresent(
        each ->
            seal.ifPresent(
                by ->
                    line.put("request_sealed", by.sealed(each.request()))
                        .put("answer_sealed", by.sealed(each.answer()))));
    append(line);
  }

  private static void more(ObjectNode line, CallRecord record) {
    record
        .answeredBy()
        .ifPresent(
            by ->
                line.put("answered_by", by.route())
                    .put("provider", by.provider())
                    .put("model", by.model()));
    record.firstToken().ifPresent(time -> line.put("first_token_ms", time.toMillis()));
    record.finishReason().ifPresent(reason -> line.put("finish_reason", reason));
    record.labels().tag().ifPresent(tag -> line.put("tag", tag));
    record.labels().user().ifPresent(user -> line.put("user", user));
    record.labels().prompt().ifPresent(prompt -> line.put("prompt", prompt));
  }

  private void append(ObjectNode line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        var unused = file.write(bytes);
      }
    } catch (IOException e) {
      LOG.warn("a call could not be written into the log: {}", e.getClass().getSimpleName());
    }
  }

  /** Writes the waiting lines, for five seconds at most, and closes the file. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("some calls are not in the log");
      }
      file.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("the log of calls could not be closed: {}", e.getClass().getSimpleName());
    }
  }
}
