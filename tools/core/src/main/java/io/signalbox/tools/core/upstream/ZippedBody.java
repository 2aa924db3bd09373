package io.signalbox.tools.core.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Decompresses gzip bodies with a limit on their expanded size. */
final class ZippedBody {
  private static final int MOST_BYTES = 64 << 20;

  private ZippedBody() {}

  /**
   * Returns the uncompressed body.
   *
   * @throws UpstreamFailedException when there are too many, or it is not what it says
   */
  static byte[] read(byte[] zipped) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UpstreamFailedException(UpstreamFailedException.Reason.TOO_LARGE);
      }
      return bytes;
    } catch (IOException e) {
      throw new UpstreamFailedException(UpstreamFailedException.Reason.COMPRESSED);
    }
  }
}
