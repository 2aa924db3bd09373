/** Rate limiting of calls within one process: token buckets, permits and decisions. */
@NullMarked
package io.signalbox.tools.core.limit;

import org.jspecify.annotations.NullMarked;
