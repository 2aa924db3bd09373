package io.signalbox.config.database.transfer;

import io.signalbox.config.secret.Sha256Hash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Digest of a table's contents, to compare source and copy: its row count and the sum of the rows'
 * SHA-256 hashes modulo 2^256, which does not depend on the order of rows. Two databases sort texts
 * differently.
 */
public record TableDigest(long rows, String hash) {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  /** Computes the digest over all rows that a source gives. */
  public static TableDigest of(StoredTable table, RowSource source) {
    RowSum sum = new RowSum(table.columns());
    source.read(table, 0, sum::add);
    return sum.digest();
  }

  /** Accumulator that computes a table's digest row by row. */
  public static final class RowSum {
    private final List<StoredColumn> columns;
    private final MessageDigest sha256 = Sha256Hash.digest();
    private long rows;
    private BigInteger sum = BigInteger.ZERO;

    /** Creates a sum of no rows. */
    public RowSum(List<StoredColumn> columns) {
      this.columns = columns;
    }

    /** Adds a row, whose values are in the order of the columns. */
    public void add(List<Optional<Object>> row) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        RowCodec.write(columns, row, new DataOutputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      sum = sum.add(new BigInteger(1, sha256.digest(bytes.toByteArray()))).mod(MODULUS);
      rows++;
    }

    /** Returns the digest of the rows added so far. */
    public TableDigest digest() {
      return new TableDigest(rows, "%064x".formatted(sum));
    }
  }
}
