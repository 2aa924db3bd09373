/** Secrets: values that are never shown, and the encrypted file that holds them. */
@NullMarked
package io.signalbox.config.secret;

import org.jspecify.annotations.NullMarked;
