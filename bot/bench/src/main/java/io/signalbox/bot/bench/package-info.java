/**
 * Benchmarks that print their figures beside a baseline measured in the same run, since absolute
 * figures depend on the machine.
 */
@NullMarked
package io.signalbox.bot.bench;

import org.jspecify.annotations.NullMarked;
