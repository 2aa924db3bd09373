/**
 * Policy snapshots that let a caller's library follow the gateway's rules while the gateway is
 * down. Entry: {@link io.signalbox.tools.core.snapshot.PolicySnapshot}.
 */
@NullMarked
package io.signalbox.tools.core.snapshot;

import org.jspecify.annotations.NullMarked;
