/**
 * Policy path of model calls: access, redaction, cache, limits, budget, provider call and record.
 * Start at {@code Gateway}.
 */
@NullMarked
package io.signalbox.tools.gateway.call;

import org.jspecify.annotations.NullMarked;
