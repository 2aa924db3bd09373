package io.signalbox.knowledge.search.lucene;

import io.signalbox.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

/** Lucene directory whose files only the user of this process can read. */
final class PrivateDirectory extends FilterDirectory {
  private final Path folder;

  private PrivateDirectory(FSDirectory in) {
    super(in);
    this.folder = in.getDirectory();
  }

  static PrivateDirectory open(Path folder) throws IOException {
    return new PrivateDirectory(FSDirectory.open(PrivateFiles.createDirectories(folder)));
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return restricted(super.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    return restricted(super.createTempOutput(prefix, suffix, context));
  }

  @Override
  public Lock obtainLock(String name) throws IOException {
    Lock lock = super.obtainLock(name);
    PrivateFiles.restrict(folder.resolve(name));
    return lock;
  }

  private IndexOutput restricted(IndexOutput output) throws IOException {
    PrivateFiles.restrict(folder.resolve(output.getName()));
    return output;
  }
}
