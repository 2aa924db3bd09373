/**
 * Wrapper type for secret values, the encrypted keystore file that holds them, and the hashes with
 * and without a key that the product computes.
 */
@NullMarked
package io.signalbox.config.secret;

import org.jspecify.annotations.NullMarked;
