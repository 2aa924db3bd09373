package io.signalbox.knowledge.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums over real segments in memory. */
class SegmentSumsTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private IndexWriter writer;

  @BeforeEach
  void open() throws IOException {
    writer =
        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE));
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
  }

  @Test
  void theMeanIsThatOfTheVectorsOfAllSegments() throws IOException {
    segment(EAST, EAST);
    segment(EAST, NORTH);

    // (3/4, 1/4): cosine of (1/4, -1/4) with (-3/4, 3/4).
    assertThat(cosine(new SegmentSums(2, Runnable::run), DirectoryReader.open(writer)))
        .isCloseTo(-1, within(1e-6));
  }

  @Test
  void whatACommitKeepsIsNotReadAgain() throws IOException {
    segment(EAST, EAST);
    segment(EAST, NORTH);
    SegmentSums first = new SegmentSums(2, Runnable::run);
    double before = cosine(first, DirectoryReader.open(writer));
    Map<String, String> kept = first.committed();

    SegmentSums second = new SegmentSums(2, Runnable::run);
    second.read(kept.entrySet());

    assertThat(kept).hasSize(2);
    assertThat(cosine(second, new UnreadableVectors(DirectoryReader.open(writer))))
        .isEqualTo(before);
  }

  @Test
  void aSegmentThatIsGoneIsForgottenAndOneThatIsMergedIsKeptUntilItIsOpened() throws IOException {
    segment(EAST, NORTH);
    SegmentSums sums = new SegmentSums(2, Runnable::run);
    DirectoryReader old = DirectoryReader.open(writer);
    sums.newSearcher(old, null);
    writer.deleteAll();
    segment(NORTH, NORTH);
    DirectoryReader reader = DirectoryReader.open(writer);
    sums.warm(reader.leaves().getFirst().reader());
    assertThat(sums.committed()).hasSize(2);

    sums.newSearcher(new UnreadableVectors(reader), old);

    assertThat(sums.committed()).hasSize(1);
  }

  @Test
  void sumsOfVectorsOfAnotherLengthAreLeftOut() throws IOException {
    segment(EAST, NORTH);
    SegmentSums two = new SegmentSums(2, Runnable::run);
    two.newSearcher(DirectoryReader.open(writer), null);

    SegmentSums three = new SegmentSums(3, Runnable::run);
    three.read(two.committed().entrySet());

    assertThat(three.committed()).isEmpty();
  }

  private void segment(float[]... vectors) throws IOException {
    for (float[] vector : vectors) {
      Document record = new Document();
      for (String field :
          List.of(IndexFields.TITLE_VECTOR, IndexFields.LEAD_VECTOR, IndexFields.PASSAGE_VECTOR)) {
        record.add(new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT));
      }
      writer.addDocument(record);
    }
    writer.flush();
  }

  private static double cosine(SegmentSums sums, IndexReader reader) throws IOException {
    return ((CentredSearcher) sums.newSearcher(reader, null))
        .question(EAST)
        .passage()
        .cosine(NORTH);
  }

  /** A reader whose vectors nobody may read. */
  private static final class UnreadableVectors extends FilterDirectoryReader {
    UnreadableVectors(DirectoryReader in) throws IOException {
      super(
          in,
          new SubReaderWrapper() {
            @Override
            public LeafReader wrap(LeafReader reader) {
              return new FilterLeafReader(reader) {
                @Override
                public FloatVectorValues getFloatVectorValues(String field) {
                  throw new IllegalStateException("the vectors of " + field + " are read");
                }

                @Override
                public CacheHelper getCoreCacheHelper() {
                  return in.getCoreCacheHelper();
                }

                @Override
                public CacheHelper getReaderCacheHelper() {
                  return in.getReaderCacheHelper();
                }
              };
            }
          });
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) throws IOException {
      return new UnreadableVectors(in);
    }

    @Override
    public CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }
}
