/**
 * Answers that are given again, where a route wants it: to the same request, or to one that asks
 * the same in other words. In memory of one process, or shared by several. Entry: {@link
 * io.signalbox.tools.gateway.cache.AnswerCache}.
 */
@NullMarked
package io.signalbox.tools.gateway.cache;

import org.jspecify.annotations.NullMarked;
