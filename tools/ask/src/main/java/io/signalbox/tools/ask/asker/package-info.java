/**
 * Identity of those who ask through other tools, and what it rests on: personal keys, tokens of the
 * organisation's issuer, keys of the gateway's callers. Entry: {@link
 * io.signalbox.tools.ask.asker.AskerChecks}.
 */
@NullMarked
package io.signalbox.tools.ask.asker;

import org.jspecify.annotations.NullMarked;
