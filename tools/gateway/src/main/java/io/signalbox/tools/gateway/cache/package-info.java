/**
 * Cache of model answers for routes that enable it, for identical requests or questions of the same
 * meaning. In memory of one process, or shared by several. Entry: {@link
 * io.signalbox.tools.gateway.cache.AnswerCache}.
 */
@NullMarked
package io.signalbox.tools.gateway.cache;

import org.jspecify.annotations.NullMarked;
