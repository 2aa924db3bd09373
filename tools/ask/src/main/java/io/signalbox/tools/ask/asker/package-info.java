/**
 * Authentication of those who ask through other tools: personal keys, access tokens and keys of
 * gateway callers. Entry: {@link io.signalbox.tools.ask.asker.AskerAuthentication}.
 */
@NullMarked
package io.signalbox.tools.ask.asker;

import org.jspecify.annotations.NullMarked;
