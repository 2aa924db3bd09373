/**
 * Policy snapshot that lets a caller's library follow the same rules while the gateway is gone: the
 * routes of one caller, sealed with that caller's own key. Entry: {@link
 * io.signalbox.tools.core.snapshot.PolicySnapshot}.
 */
@NullMarked
package io.signalbox.tools.core.snapshot;

import org.jspecify.annotations.NullMarked;
