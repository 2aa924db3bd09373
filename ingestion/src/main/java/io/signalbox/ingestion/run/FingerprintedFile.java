package io.signalbox.ingestion.run;

import io.signalbox.config.secret.Sha256Hash;
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
import java.util.HexFormat;
import java.util.TreeMap;

/** Reads a file and computes its SHA-256 fingerprint in one pass. */
final class FingerprintedFile {
  private FingerprintedFile() {}

  /** Extent to which a file was parsed, and its fingerprint. */
  record ReadResult(ReadExtent extent, String fingerprint) {}

  /** Callback that parses a file's bytes and returns how much of them it could use. */
  interface BytesReader {
    ReadExtent read(InputStream in) throws IOException;
  }

  /**
   * Reads a file once and fingerprints all its bytes, even if the callback closes the stream or
   * leaves the end unread.
   *
   * @return the callback's extent, with the fingerprint of all bytes
   */
  static ReadResult read(SourceItem item, BytesReader reader) throws IOException {
    MessageDigest digest = Sha256Hash.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(item.file()), digest)) {
      ReadExtent extent = reader.read(new LentStream(in));
      in.transferTo(OutputStream.nullOutputStream());
      return new ReadResult(extent, HexFormat.of().formatHex(digest.digest()));
    }
  }

  static String fingerprint(SourceItem item) throws IOException {
    return read(item, in -> ReadExtent.WHOLE).fingerprint();
  }

  /**
   * Returns the fingerprint of the source settings and reader version that affect a file's import.
   */
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

  /** Stream whose {@code close} has no effect, so that the rest can be fingerprinted. */
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
