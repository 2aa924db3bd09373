/**
 * Measurements anyone can repeat: each command prints its figures beside a baseline taken in the
 * same run, because the machine's speed is nobody's promise.
 */
@NullMarked
package io.signalbox.bot.bench;

import org.jspecify.annotations.NullMarked;
