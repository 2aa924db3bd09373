/**
 * Drill of escalations under failure: killed processes, jumping clocks and a failing paging
 * service.
 */
@NullMarked
package io.signalbox.bot.bench.drill;

import org.jspecify.annotations.NullMarked;
