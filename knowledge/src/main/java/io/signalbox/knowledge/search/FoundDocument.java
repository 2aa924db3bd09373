package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.Document;

/** A document that the index returned, what speaks for it, and the score it was given. */
public record FoundDocument(Document document, RetrievalEvidence evidence, double score) {}
