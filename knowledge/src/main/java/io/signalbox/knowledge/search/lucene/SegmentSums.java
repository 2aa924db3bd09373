package io.signalbox.knowledge.search.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.util.StringHelper;

/**
 * Cache of the vector sums of each Lucene segment, from which each new searcher computes the mean
 * vectors. A segment is added up once, where it is written or merged, never within a search; the
 * sums are part of each commit, so that an index of a million vectors is not read through at its
 * opening. Safe for use from several threads.
 */
final class SegmentSums extends SearcherFactory {
  private static final List<String> FIELDS =
      List.of(IndexFields.TITLE_VECTOR, IndexFields.LEAD_VECTOR, IndexFields.PASSAGE_VECTOR);
  private static final String KEY = "vector-sums/";

  /** Records of an index from which a search processes the segments in parallel. */
  private static final int SIDE_BY_SIDE_FROM = 50_000;

  private final int dimensions;
  private final Executor executor;

  /** Sums of the three vector fields, by the segment's id. */
  private final Map<String, List<VectorSum>> sums = new ConcurrentHashMap<>();

  private volatile Set<String> opened = Set.of();

  SegmentSums(int dimensions, Executor executor) {
    this.dimensions = dimensions;
    this.executor = executor;
  }

  /** Restores the sums stored with a commit; those of vectors of another length are ignored. */
  void read(Iterable<Map.Entry<String, String>> commit) {
    for (Map.Entry<String, String> entry : commit) {
      if (entry.getKey().startsWith(KEY)) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(entry.getValue()));
        if (bytes.remaining() == FIELDS.size() * VectorSum.bytes(dimensions)) {
          sums.put(
              entry.getKey().substring(KEY.length()),
              FIELDS.stream().map(field -> VectorSum.read(bytes, dimensions)).toList());
        }
      }
    }
  }

  /** Returns the sums as user data of a commit, under keys with a common prefix. */
  Map<String, String> committed() {
    Map<String, String> entries = new HashMap<>();
    sums.forEach(
        (segment, all) -> {
          ByteBuffer bytes = ByteBuffer.allocate(FIELDS.size() * VectorSum.bytes(dimensions));
          all.forEach(sum -> sum.write(bytes));
          entries.put(KEY + segment, Base64.getEncoder().encodeToString(bytes.array()));
        });
    return entries;
  }

  /** Computes the sums of a merged segment before it is searched. */
  void warm(LeafReader merged) throws IOException {
    Optional<String> segment = segment(merged);
    if (segment.isPresent()) {
      sums.put(segment.get(), add(merged));
    }
  }

  @Override
  public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) throws IOException {
    List<VectorSum> total = FIELDS.stream().map(field -> new VectorSum(dimensions)).toList();
    Set<String> live = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Optional<String> segment = segment(leaf.reader());
      List<VectorSum> own = segment.map(sums::get).orElse(null);
      if (own == null) {
        own = add(leaf.reader());
      }
      if (segment.isPresent()) {
        sums.put(segment.get(), own);
        live.add(segment.get());
      }
      for (int i = 0; i < total.size(); i++) {
        total.get(i).add(own.get(i));
      }
    }
    // What was merged away; a segment that is warm and not opened yet stays.
    Set<String> before = opened;
    sums.keySet().removeIf(segment -> before.contains(segment) && !live.contains(segment));
    opened = Set.copyOf(live);
    return new CentredSearcher(
        reader,
        reader.maxDoc() < SIDE_BY_SIDE_FROM ? Optional.empty() : Optional.of(executor),
        total.get(0).mean(),
        total.get(1).mean(),
        total.get(2).mean());
  }

  private List<VectorSum> add(LeafReader reader) throws IOException {
    VectorSum[] all = new VectorSum[FIELDS.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = VectorSum.of(reader, FIELDS.get(i), dimensions);
    }
    return List.of(all);
  }

  private static Optional<String> segment(LeafReader reader) {
    return FilterLeafReader.unwrap(reader) instanceof SegmentReader own
        ? Optional.of(StringHelper.idToString(own.getSegmentInfo().info.getId()))
        : Optional.empty();
  }
}
