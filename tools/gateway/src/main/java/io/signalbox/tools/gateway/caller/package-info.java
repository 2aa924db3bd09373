/**
 * Callers of the gateway with their owners and virtual keys, which are shown once and stored as
 * hashes. Entry: {@code io.signalbox.tools.gateway.caller.Callers}. Knows nothing of what a caller
 * then may do.
 */
@NullMarked
package io.signalbox.tools.gateway.caller;

import org.jspecify.annotations.NullMarked;
