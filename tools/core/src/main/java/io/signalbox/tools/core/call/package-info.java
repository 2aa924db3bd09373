/** A call and its outcome: caller, request, reply, refusal, deadline and record. */
@NullMarked
package io.signalbox.tools.core.call;

import org.jspecify.annotations.NullMarked;
