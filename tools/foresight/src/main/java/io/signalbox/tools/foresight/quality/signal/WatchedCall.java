package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import java.util.List;

/**
 * Finished gateway call, queued for reading its signals.
 *
 * @param answer in pieces, without the rest of a long one
 */
record WatchedCall(CallRecord record, RequestBody request, List<byte[]> answer) {

  /** Returns the memory that the call holds, in bytes. */
  long bytes() {
    long sum = request.bytes().length;
    for (byte[] piece : answer) {
      sum += piece.length;
    }
    return sum;
  }
}
