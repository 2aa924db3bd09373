/**
 * Cached answers that processes share over Redis or Valkey. Entry: {@link
 * io.signalbox.tools.gateway.redis.SharedCaches}.
 */
@NullMarked
package io.signalbox.tools.gateway.redis;

import org.jspecify.annotations.NullMarked;
