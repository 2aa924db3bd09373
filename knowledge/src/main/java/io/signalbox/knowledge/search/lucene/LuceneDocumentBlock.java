package io.signalbox.knowledge.search.lucene;

import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.corpus.DocumentVectors;
import io.signalbox.knowledge.document.AccessClause;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.unit.MatchedUnit;
import io.signalbox.knowledge.unit.TextUnit;
import io.signalbox.knowledge.unit.UnitCodec;
import io.signalbox.knowledge.unit.UnitCutter;
import io.signalbox.knowledge.unit.UnitVectors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/**
 * Mapper between a document and its block of Lucene records: one for each passage, then one for the
 * document.
 */
final class LuceneDocumentBlock {
  private static final String PATH_SEPARATOR = "\u001f";

  /**
   * Occurrences that a title's word counts as, against one in the text: a title names the page's
   * subject.
   */
  private static final int TITLE_WEIGHT = 3;

  private static final FieldType WORDS = wordsType();

  private LuceneDocumentBlock() {}

  private static FieldType wordsType() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  static List<Document> of(CorpusChange.Stored stored, Analyzer analyzer) {
    io.signalbox.knowledge.document.Document document = stored.document();
    int passages = document.passages().size();
    Optional<DocumentVectors> vectors =
        stored.vectors().filter(all -> all.passages().size() == passages);
    List<Document> block = new ArrayList<>();
    for (int i = 0; i < passages; i++) {
      Document passage = record(document);
      passage.add(new NumericDocValuesField(IndexFields.TO_DOCUMENT, passages - i));
      int position = i;
      vectors.ifPresent(
          all -> add(passage, IndexFields.PASSAGE_VECTOR, all.passages().get(position)));
      block.add(passage);
    }
    Document own = record(document);
    own.add(new NumericDocValuesField(IndexFields.PASSAGES, passages));
    own.add(
        new SortedDocValuesField(
            IndexFields.TITLE_KEY, new BytesRef(titleKey(document.frontMatter().title()))));
    String text = text(document);
    own.add(new TextField(IndexFields.TEXT, text, Field.Store.NO));
    own.add(new Field(IndexFields.WORDS, text, WORDS));
    own.add(
        new SortedDocValuesField(
            IndexFields.TITLE_TERMS,
            new BytesRef(TitleCoverage.terms(analyzer, document.frontMatter().title()))));
    String path = path(document);
    own.add(new TextField(IndexFields.PATH, path, Field.Store.NO));
    own.add(
        new SortedDocValuesField(
            IndexFields.PATH_TERMS, new BytesRef(TitleCoverage.terms(analyzer, path))));
    vectors.ifPresent(all -> add(own, IndexFields.TITLE_VECTOR, all.title()));
    vectors.ifPresent(all -> add(own, IndexFields.LEAD_VECTOR, all.lead()));
    store(own, document);
    storeUnits(own, document, vectors.flatMap(DocumentVectors::units));
    block.add(own);
    return block;
  }

  private static void add(Document record, String field, float[] vector) {
    record.add(new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT));
  }

  private static Document record(io.signalbox.knowledge.document.Document document) {
    Document record = new Document();
    record.add(new StringField(IndexFields.DOCUMENT, document.id().value(), Field.Store.YES));
    record.add(new StringField(IndexFields.SOURCE, document.source(), Field.Store.YES));
    int number = 1;
    for (AccessClause clause : document.access().ordered()) {
      String field = number == 1 ? IndexFields.ACCESS : IndexFields.access(number);
      clause.terms().forEach(term -> record.add(new StringField(field, term, Field.Store.NO)));
      if (number > 1) {
        record.add(new StringField(IndexFields.MORE_CLAUSES, "" + number, Field.Store.NO));
      }
      number++;
    }
    return record;
  }

  private static String titleKey(String title) {
    String key = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return key.length() > 500 ? key.substring(0, 500) : key;
  }

  /** Returns the folders and file name of a document's path, without file extensions. */
  private static String path(io.signalbox.knowledge.document.Document document) {
    String id = document.id().value();
    String path =
        id.startsWith(document.source() + "/") ? id.substring(document.source().length() + 1) : id;
    return path.replaceFirst("(?:\\.\\p{Alpha}\\w{0,7})+$", "");
  }

  private static String text(io.signalbox.knowledge.document.Document document) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < TITLE_WEIGHT; i++) {
      text.append(document.frontMatter().title()).append('\n');
    }
    document.frontMatter().tags().forEach(tag -> text.append(tag).append('\n'));
    for (Passage passage : document.passages()) {
      passage.headingPath().forEach(heading -> text.append(heading).append('\n'));
      text.append(passage.text()).append('\n');
    }
    return text.toString();
  }

  private static void store(Document own, io.signalbox.knowledge.document.Document document) {
    FrontMatter front = document.frontMatter();
    own.add(new StoredField(IndexFields.KIND, document.kind().name()));
    own.add(new StoredField(IndexFields.ACCESS_RULE, document.access().text()));
    own.add(new StoredField(IndexFields.TITLE, front.title()));
    front.link().ifPresent(link -> own.add(new StoredField(IndexFields.LINK, link)));
    front.owner().ifPresent(owner -> own.add(new StoredField(IndexFields.OWNER, owner)));
    front
        .lastReviewedOn()
        .ifPresent(day -> own.add(new StoredField(IndexFields.REVIEWED, day.toString())));
    front
        .reviewDue()
        .ifPresent(day -> own.add(new StoredField(IndexFields.REVIEW_DUE, day.toString())));
    front.tags().forEach(tag -> own.add(new StoredField(IndexFields.TAG, tag)));
    for (Passage passage : document.passages()) {
      own.add(
          new StoredField(
              IndexFields.HEADING_PATH, String.join(PATH_SEPARATOR, passage.headingPath())));
      own.add(new StoredField(IndexFields.PASSAGE_TEXT, passage.text()));
    }
  }

  private static void storeUnits(
      Document own,
      io.signalbox.knowledge.document.Document document,
      Optional<UnitVectors> vectors) {
    List<TextUnit> units = UnitCutter.of(document);
    own.add(new StoredField(IndexFields.UNITS, UnitCodec.write(units)));
    vectors
        .filter(all -> all.size() == units.size())
        .ifPresent(all -> own.add(new StoredField(IndexFields.UNIT_VECTORS, all.bytes())));
  }

  /**
   * Returns the units of a document; they are cut anew if the index was written before units
   * existed.
   *
   * @param question to compare the units with; empty when meaning is not looked at
   */
  static List<MatchedUnit> units(
      Document own,
      io.signalbox.knowledge.document.Document document,
      Optional<MeanCentering.QuestionVector> question) {
    BytesRef stored = own.getBinaryValue(IndexFields.UNITS);
    List<TextUnit> units =
        stored == null || !UnitCodec.isCurrent(stored.bytes, stored.offset)
            ? UnitCutter.of(document)
            : UnitCodec.read(stored.bytes, stored.offset, stored.length);
    BytesRef packed = own.getBinaryValue(IndexFields.UNIT_VECTORS);
    if (packed == null || question.isEmpty()) {
      return units.stream().map(unit -> new MatchedUnit(unit, 0)).toList();
    }
    UnitVectors vectors =
        UnitVectors.read(BytesRef.deepCopyOf(packed).bytes, question.get().dimensions());
    List<MatchedUnit> matched = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      matched.add(new MatchedUnit(units.get(i), question.get().cosine(vectors.vector(i))));
    }
    return matched;
  }

  static io.signalbox.knowledge.document.Document read(Document own) {
    String[] paths = own.getValues(IndexFields.HEADING_PATH);
    String[] texts = own.getValues(IndexFields.PASSAGE_TEXT);
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      List<String> path =
          paths[i].isEmpty() ? List.of() : List.of(paths[i].split(PATH_SEPARATOR, -1));
      passages.add(new Passage(i, path, texts[i]));
    }
    return new io.signalbox.knowledge.document.Document(
        new DocumentId(own.get(IndexFields.DOCUMENT)),
        own.get(IndexFields.SOURCE),
        DocumentKind.valueOf(own.get(IndexFields.KIND)),
        AccessRule.parse(own.get(IndexFields.ACCESS_RULE)),
        new FrontMatter(
            own.get(IndexFields.TITLE),
            Optional.ofNullable(own.get(IndexFields.LINK)),
            Optional.ofNullable(own.get(IndexFields.OWNER)),
            Optional.ofNullable(own.get(IndexFields.REVIEWED)).map(LocalDate::parse),
            Optional.ofNullable(own.get(IndexFields.REVIEW_DUE)).map(LocalDate::parse),
            List.of(own.getValues(IndexFields.TAG))),
        passages);
  }
}
