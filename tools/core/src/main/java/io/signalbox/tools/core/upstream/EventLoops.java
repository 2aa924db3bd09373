package io.signalbox.tools.core.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/**
 * Event loops for sockets, without the cache of files that Vert.x keeps in the temporary folder.
 */
public final class EventLoops {
  private EventLoops() {}

  /** Starts so many loops; closing them is the caller's. */
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
