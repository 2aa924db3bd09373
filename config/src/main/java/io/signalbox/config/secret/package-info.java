/** Wrapper type for secret values, and the encrypted keystore file that holds them. */
@NullMarked
package io.signalbox.config.secret;

import org.jspecify.annotations.NullMarked;
