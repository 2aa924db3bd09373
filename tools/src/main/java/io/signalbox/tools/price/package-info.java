/**
 * Prices and sizes of models: facts with their source and date, from a data file that an operator can replace. Entry: {@link io.signalbox.tools.price.PriceTable}. Knows nothing of
 * routes or calls.
 */
@NullMarked
package io.signalbox.tools.price;

import org.jspecify.annotations.NullMarked;
