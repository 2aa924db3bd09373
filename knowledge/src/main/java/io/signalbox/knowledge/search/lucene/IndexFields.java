package io.signalbox.knowledge.search.lucene;

/**
 * Names of the index's fields. A document is a block: its passages in order, then its own record.
 */
final class IndexFields {
  /** On every record of the block: the document's id, to replace or delete the block by. */
  static final String DOCUMENT = "document";

  /** On every record: the terms of which an audience needs one, by the rule's first clause. */
  static final String ACCESS = "access";

  /** On every record whose rule has several clauses: the number of each one after the first. */
  static final String MORE_CLAUSES = "access_clauses";

  /** The same as {@link #ACCESS} for the clause of this number, counted from 2. */
  static String access(int clause) {
    return ACCESS + "_" + clause;
  }

  /** On every record: the source's name. */
  static final String SOURCE = "source";

  /** On a passage: its vector. */
  static final String PASSAGE_VECTOR = "passage_vector";

  /** Passage field: distance in records to the document's record. */
  static final String TO_DOCUMENT = "to_document";

  /** On the document: title, headings and text for BM25. */
  static final String TEXT = "text";

  /** On the document: its words as written, in lower case, to correct those of questions by. */
  static final String WORDS = "words";

  /** Document field. */
  static final String TITLE_VECTOR = "title_vector";

  /** Document field. */
  static final String LEAD_VECTOR = "lead_vector";

  /** On the document: {@code io.signalbox.knowledge.search.RetrievalEvidence.titleKey()}. */
  static final String TITLE_KEY = "title_key";

  /** On the document: the terms of its title, to see how much of it a question names. */
  static final String TITLE_TERMS = "title_terms";

  /** On the document: its path below its source, as words. */
  static final String PATH = "path";

  /** On the document: the terms of its path, as of its title. */
  static final String PATH_TERMS = "path_terms";

  /** Document field: number of passages before it. */
  static final String PASSAGES = "passages";

  /** On the document, stored: what is needed to give it back. */
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

  /** On the document, stored: its units as bytes. */
  static final String UNITS = "units";

  /** On the document, stored: the vectors of its units. */
  static final String UNIT_VECTORS = "unit_vectors";

  private IndexFields() {}
}
