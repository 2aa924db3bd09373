/**
 * Who calls the gateway: callers with an owner, and their virtual keys, which are shown once and
 * kept as hashes. Entry: {@link io.signalbox.tools.caller.Callers}. Knows nothing of what a caller
 * then may do.
 */
@NullMarked
package io.signalbox.tools.caller;

import org.jspecify.annotations.NullMarked;
