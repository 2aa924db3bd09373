/** The one settings file, read into typed values and checked as a whole before anything opens. */
@NullMarked
package io.signalbox.config;

import org.jspecify.annotations.NullMarked;
