/**
 * How fast callers may go: token buckets that processes share through the database and take
 * portions from, and calls under way at once. Entry: {@link io.signalbox.tools.limit.Limits}. A
 * limit that cannot be read refuses.
 */
@NullMarked
package io.signalbox.tools.limit;

import org.jspecify.annotations.NullMarked;
