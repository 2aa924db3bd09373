/**
 * The only door to a model. Nobody outside builds a provider's client, opens a socket to a provider or reads
 * a provider's key.
 */
@NullMarked
package io.signalbox.tools.gateway;

import org.jspecify.annotations.NullMarked;
