/**
 * What a caller's library keeps of the policy, so that it can go on by the same rules while the
 * gateway is gone: the routes of one caller, sealed with that caller's own key. Entry: {@link
 * io.signalbox.tools.snapshot.PolicySnapshot}.
 */
@NullMarked
package io.signalbox.tools.snapshot;

import org.jspecify.annotations.NullMarked;
