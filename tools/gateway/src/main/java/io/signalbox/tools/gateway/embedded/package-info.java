/** Models that run inside this process, on ONNX Runtime. */
@NullMarked
package io.signalbox.tools.gateway.embedded;

import org.jspecify.annotations.NullMarked;
