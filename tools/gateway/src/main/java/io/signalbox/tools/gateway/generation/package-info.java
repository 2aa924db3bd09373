/** Text generation for the bot itself, as an ordinary caller of the gateway. */
@NullMarked
package io.signalbox.tools.gateway.generation;

import org.jspecify.annotations.NullMarked;
