/** Opens H2 or PostgreSQL, brings its schema up to date, and hands out one Jdbi. */
@NullMarked
package io.signalbox.config.database;

import org.jspecify.annotations.NullMarked;
