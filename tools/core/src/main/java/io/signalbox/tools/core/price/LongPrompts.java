package io.signalbox.tools.core.price;

/**
 * Price of calls with a long prompt, for all of their tokens.
 *
 * @param above longest prompt at the usual price, in tokens
 */
record LongPrompts(long above, PriceLevel level) {}
