package io.signalbox.ingestion.run;

import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Fingerprints of files, made while they are read. */
final class ReadFile {
  private ReadFile() {}

  /** Outcome of reading a file once. */
  record ReadResult(ReadExtent extent, String fingerprint) {}

  /** Reader of a file's bytes, which tells how far they made sense. */
  interface BytesReader {
    ReadExtent read(InputStream in) throws IOException;
  }

  /**
   * Reads a file once, whatever its reader does with the stream: closes it, or leaves the end
   * unread.
   *
   * @return the fingerprint of all bytes, whatever of them made sense
   */
  static ReadResult read(SourceItem item, BytesReader reader) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(item.file()), digest)) {
      ReadExtent extent = reader.read(new LentStream(in));
      in.transferTo(OutputStream.nullOutputStream());
      return new ReadResult(extent, HexFormat.of().formatHex(digest.digest()));
    }
  }

  static String fingerprint(SourceItem item) throws IOException {
    return read(item, in -> ReadExtent.WHOLE).fingerprint();
  }

  /** Fingerprint of everything beside its bytes that decides what comes out of a file. */
  static String readAs(Source source, String readerVersion) {
    return new ContentFingerprint()
        .add(readerVersion)
        .add(source.access().text())
        .add(source.format().orElse(""))
        .add(source.linkTemplate().orElse(""))
        .add(source.owner().orElse(""))
        .add(source.zone().getId())
        .add(source.internalNotes() ? "internal" : "")
        .add(source.columns().isEmpty() ? "" : new TreeMap<>(source.columns()).toString())
        .hex();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Stream that its reader cannot close. */
  private static final class LentStream extends FilterInputStream {
    LentStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
