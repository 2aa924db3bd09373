/** The policy path of a model call. Start at {@code Gateway}. */
@NullMarked
package io.signalbox.tools.gateway.call;

import org.jspecify.annotations.NullMarked;
