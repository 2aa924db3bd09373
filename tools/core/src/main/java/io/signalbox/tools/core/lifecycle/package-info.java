/**
 * Ends of models as the rest of the tools sees them: a port, which the catalogue of models fills.
 */
@NullMarked
package io.signalbox.tools.core.lifecycle;

import org.jspecify.annotations.NullMarked;
