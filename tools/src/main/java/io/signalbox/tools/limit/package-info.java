/**
 * Rate limits: token buckets that processes share through the database in portions, and limits on concurrent calls. Entry: {@link io.signalbox.tools.limit.Limits}. A
 * limit that cannot be read refuses.
 */
@NullMarked
package io.signalbox.tools.limit;

import org.jspecify.annotations.NullMarked;
