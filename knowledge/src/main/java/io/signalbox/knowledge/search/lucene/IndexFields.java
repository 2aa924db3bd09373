package io.signalbox.knowledge.search.lucene;

/**
 * Names of the Lucene index's fields. A document is a block: its passages in order, then its own
 * record.
 */
final class IndexFields {
  /** Field of every record of the block: the document's id, to replace or delete the block by. */
  static final String DOCUMENT = "document";

  /**
   * Field of every record: the terms of the access rule's first clause, of which an audience needs
   * one.
   */
  static final String ACCESS = "access";

  /**
   * Field of every record whose rule has several clauses: the number of each clause after the
   * first.
   */
  static final String MORE_CLAUSES = "access_clauses";

  /** Returns the field like {@link #ACCESS} for the clause of this number, counted from 2. */
  static String access(int clause) {
    return ACCESS + "_" + clause;
  }

  /** Field of every record: the source's name. */
  static final String SOURCE = "source";

  /** Passage field: its embedding vector. */
  static final String PASSAGE_VECTOR = "passage_vector";

  /** Passage field: distance in records to the document's record. */
  static final String TO_DOCUMENT = "to_document";

  /** Document field: title, headings and text for BM25. */
  static final String TEXT = "text";

  /** Document field: its words as written, in lower case, for spelling correction. */
  static final String WORDS = "words";

  /** Document field: embedding vector of the title. */
  static final String TITLE_VECTOR = "title_vector";

  /** Document field: embedding vector of the title and first words. */
  static final String LEAD_VECTOR = "lead_vector";

  /** Document field: {@code io.signalbox.knowledge.search.RetrievalEvidence.titleKey()}. */
  static final String TITLE_KEY = "title_key";

  /** Document field: the terms of its title, to compute how much of it a question names. */
  static final String TITLE_TERMS = "title_terms";

  /** Document field: its path below its source, as words. */
  static final String PATH = "path";

  /** Document field: the terms of its path, to compute how much of it a question names. */
  static final String PATH_TERMS = "path_terms";

  /** Document field: number of passages before it. */
  static final String PASSAGES = "passages";

  /** Stored fields of the document, from which it is restored. */
  static final String KIND = "kind";

  static final String ACCESS_RULE = "access_rule";
  static final String TITLE = "title";
  static final String LINK = "link";
  static final String OWNER = "owner";
  static final String REVIEWED = "reviewed";
  static final String REVIEW_DUE = "review_due";
  static final String TAG = "tag";
  static final String HEADING_PATH = "heading_path";
  static final String PASSAGE_TEXT = "passage_text";

  /** Stored document field: its units as bytes. */
  static final String UNITS = "units";

  /** Stored document field: the vectors of its units. */
  static final String UNIT_VECTORS = "unit_vectors";

  private IndexFields() {}
}
