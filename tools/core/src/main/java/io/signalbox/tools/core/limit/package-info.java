/** Rate limits within one process. */
@NullMarked
package io.signalbox.tools.core.limit;

import org.jspecify.annotations.NullMarked;
