/**
 * Parts of the dependency graph that come from knowledge sources and from the gateway's traffic.
 */
@NullMarked
package io.signalbox.bot.app.dependency;

import org.jspecify.annotations.NullMarked;
