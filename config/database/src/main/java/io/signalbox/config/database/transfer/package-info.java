/** Copies every table of a database into another one, and compares both. */
@NullMarked
package io.signalbox.config.database.transfer;

import org.jspecify.annotations.NullMarked;
