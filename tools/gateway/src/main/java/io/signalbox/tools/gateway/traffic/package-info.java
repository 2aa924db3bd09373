/**
 * Shares of a route's calls that go over another route, and their return when that one does worse.
 * Entry: {@code io.signalbox.tools.gateway.traffic.TrafficShares}.
 */
@NullMarked
package io.signalbox.tools.gateway.traffic;

import org.jspecify.annotations.NullMarked;
