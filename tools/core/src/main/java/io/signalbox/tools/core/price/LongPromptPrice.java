package io.signalbox.tools.core.price;

/**
 * Price level for all tokens of calls whose prompt is longer than a threshold.
 *
 * @param above longest prompt at the usual price, in tokens
 */
record LongPromptPrice(long above, PriceLevel level) {}
