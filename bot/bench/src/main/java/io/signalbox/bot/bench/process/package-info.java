/** Child processes and temporary folders of benchmarks. */
@NullMarked
package io.signalbox.bot.bench.process;

import org.jspecify.annotations.NullMarked;
