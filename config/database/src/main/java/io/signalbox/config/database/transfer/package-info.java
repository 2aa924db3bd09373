/** Copies every table of one database or backup into another database, and compares both. */
@NullMarked
package io.signalbox.config.database.transfer;

import org.jspecify.annotations.NullMarked;
