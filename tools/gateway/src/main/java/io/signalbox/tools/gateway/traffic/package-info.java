/**
 * Traffic shares between routes, and their automatic end when the other route does worse. Entry:
 * {@code io.signalbox.tools.gateway.traffic.TrafficShares}.
 */
@NullMarked
package io.signalbox.tools.gateway.traffic;

import org.jspecify.annotations.NullMarked;
