/**
 * Rate limits: token buckets that processes share through the database in portions, and limits on
 * concurrent calls. Entry: {@code io.signalbox.tools.gateway.limit.RateLimiter}. A limit that
 * cannot be read refuses.
 */
@NullMarked
package io.signalbox.tools.gateway.limit;

import org.jspecify.annotations.NullMarked;
