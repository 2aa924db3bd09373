/** Live source for git repositories of any host, read from a bare clone in the data folder. */
@NullMarked
package io.signalbox.ingestion.live.git;

import org.jspecify.annotations.NullMarked;
