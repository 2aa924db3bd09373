/** Benchmarks of the quality and speed of retrieval beside baselines: plain BM25 and Easy RAG. */
@NullMarked
package io.signalbox.bot.bench.retrieval;

import org.jspecify.annotations.NullMarked;
