package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;

/**
 * Quote of a passage for an answer, before citations are numbered, with its document and passage.
 */
record PassageQuote(String markdown, RankedDocument document, Passage passage) {}
