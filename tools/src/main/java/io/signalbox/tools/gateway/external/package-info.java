/** Models behind an address: the only place that talks to a provider. */
@NullMarked
package io.signalbox.tools.gateway.external;

import org.jspecify.annotations.NullMarked;
