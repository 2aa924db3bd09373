package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.unit.UnitVectors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * SQL statements and row mappers of the table of embedding vectors, stored as big-endian floats;
 * those of a document's units are one row of bytes.
 */
final class VectorRows {
  private static final String TITLE = "title";
  private static final String LEAD = "lead";
  private static final String UNITS = "units";

  private VectorRows() {}

  static void replace(
      Handle handle,
      String model,
      DocumentId id,
      List<TextVector> vectors,
      Optional<FingerprintedUnitVectors> units) {
    handle.execute("DELETE FROM document_vector WHERE document_id = ?", id.value());
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO document_vector (document_id, unit, model, fingerprint, vector)
            VALUES (:id, :unit, :model, :fingerprint, :vector)
            """);
    for (TextVector vector : vectors) {
      batch
          .bind("id", id.value())
          .bind("unit", vector.unit())
          .bind("model", model)
          .bind("fingerprint", vector.fingerprint())
          .bind("vector", bytes(vector.vector()))
          .add();
    }
    units.ifPresent(
        stored ->
            batch
                .bind("id", id.value())
                .bind("unit", UNITS)
                .bind("model", model)
                .bind("fingerprint", stored.fingerprint())
                .bind("vector", stored.vectors().bytes())
                .add());
    batch.execute();
  }

  static VectorCache known(Handle handle, String model, Collection<DocumentId> ids) {
    Map<String, float[]> found = new HashMap<>();
    Map<String, byte[]> units = new HashMap<>();
    if (ids.isEmpty()) {
      return new VectorCache(found, units);
    }
    handle
        .createQuery(
            "SELECT unit, fingerprint, vector FROM document_vector WHERE model = :model AND"
                + " document_id IN (<ids>)")
        .bind("model", model)
        .bindList("ids", ids.stream().map(DocumentId::value).toList())
        .map(
            (row, context) ->
                row.getString(1).equals(UNITS)
                    ? units.put(row.getString(2), row.getBytes(3))
                    : found.put(row.getString(2), floats(row.getBytes(3))))
        .list();
    return new VectorCache(found, units);
  }

  /** Returns the vectors of those of these documents whose vectors are complete. */
  static Map<String, DocumentVectors> complete(Handle handle, String model, List<String> ids) {
    Map<String, Map<String, float[]>> texts = new HashMap<>();
    Map<String, byte[]> units = new HashMap<>();
    handle
        .createQuery(
            "SELECT document_id, unit, vector FROM document_vector WHERE model = :model AND"
                + " document_id IN (<ids>)")
        .bind("model", model)
        .bindList("ids", ids)
        .map(
            (row, context) ->
                row.getString(2).equals(UNITS)
                    ? units.put(row.getString(1), row.getBytes(3))
                    : texts
                        .computeIfAbsent(row.getString(1), id -> new HashMap<>())
                        .put(row.getString(2), floats(row.getBytes(3))))
        .list();
    Map<String, DocumentVectors> complete = new HashMap<>();
    texts.forEach(
        (id, found) ->
            assemble(found, Optional.ofNullable(units.get(id)))
                .ifPresent(all -> complete.put(id, all)));
    return complete;
  }

  private static Optional<DocumentVectors> assemble(
      Map<String, float[]> texts, Optional<byte[]> units) {
    float[] title = texts.get(TITLE);
    float[] lead = texts.get(LEAD);
    if (title == null || lead == null) {
      return Optional.empty();
    }
    List<float[]> passages = new ArrayList<>();
    for (int position = 0; position < texts.size() - 2; position++) {
      float[] passage = texts.get(Integer.toString(position));
      if (passage == null) {
        return Optional.empty();
      }
      passages.add(passage);
    }
    return Optional.of(
        new DocumentVectors(
            title, lead, passages, units.map(bytes -> UnitVectors.read(bytes, title.length))));
  }

  private static byte[] bytes(float[] vector) {
    ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
    return vector;
  }
}
