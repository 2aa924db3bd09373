/**
 * Opens the H2 or PostgreSQL database, migrates its schema, and provides the shared Jdbi instance.
 */
@NullMarked
package io.signalbox.config.database;

import org.jspecify.annotations.NullMarked;
