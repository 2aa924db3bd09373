package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;

/** A piece of an answer before citations are numbered: what is quoted, and from where. */
record PassageQuote(String markdown, RankedDocument document, Passage passage) {}
