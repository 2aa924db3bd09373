package io.signalbox.tools.core.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** Starts Vert.x instances without the file cache that Vert.x keeps in the temporary folder. */
public final class EventLoops {
  private EventLoops() {}

  /** Starts a Vert.x instance with this number of event loops, which the caller has to close. */
  public static Vertx start(int loops) {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(loops)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }
}
