/**
 * Prices and context sizes of models, with source and date, from a data file that an operator can
 * replace. Entry: {@code io.signalbox.tools.core.price.PriceTable}. Knows nothing of routes or
 * calls.
 */
@NullMarked
package io.signalbox.tools.core.price;

import org.jspecify.annotations.NullMarked;
