package io.signalbox.config.database.transfer;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.config.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A transfer in a process of its own, which tells each table that it begins to read. */
final class TransferProcess {
  private TransferProcess() {}

  public static void main(String[] args) {
    DatabaseSettings from = new DatabaseSettings(args[0], Optional.empty(), Optional.empty(), 2);
    DatabaseSettings to =
        new DatabaseSettings(args[1], Optional.of(args[2]), Optional.of(new Secret("any")), 2);
    try (Database database = Database.open(from);
        DatabaseSnapshotRows rows = DatabaseSnapshotRows.at(database)) {
      var unused =
          new DatabaseTransfer(telling(rows), from.shownUrl(), to, Database::openUnfinished)
              .run((table, digest) -> {});
    }
  }

  private static RowSource telling(DatabaseSnapshotRows rows) {
    return new RowSource() {
      @Override
      public List<StoredTable> tables() {
        return rows.tables();
      }

      @Override
      public void read(StoredTable table, long skipped, Consumer<List<Optional<Object>>> row) {
        System.out.println(table.name());
        rows.read(table, skipped, row);
      }

      @Override
      public Map<String, Long> nextNumbers() {
        return rows.nextNumbers();
      }
    };
  }
}
