/** Requests to providers: preparation, retries, health, and direct calls without a gateway. */
@NullMarked
package io.signalbox.tools.core.upstream;

import org.jspecify.annotations.NullMarked;
