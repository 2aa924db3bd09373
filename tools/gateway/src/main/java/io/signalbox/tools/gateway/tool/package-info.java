/** Tool calls over routes, under the same rules as model calls. Start at {@code ToolRoutes}. */
@NullMarked
package io.signalbox.tools.gateway.tool;

import org.jspecify.annotations.NullMarked;
