package io.signalbox.bot.workspace;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the chat page at the root of the address. */
final class ChatPageFile {
  private ChatPageFile() {}

  /**
   * Returns whether the build contains the chat page; without it, apps and tests are still served.
   */
  static boolean exists(String resource) {
    return ChatPageFile.class.getResource(resource) != null;
  }

  static void show(Context request, String resource) {
    try (InputStream page = ChatPageFile.class.getResourceAsStream(resource)) {
      if (page == null) {
        throw new NotFoundResponse("The chat page is not part of this build.");
      }
      request.contentType("text/html; charset=utf-8").result(page.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the chat page cannot be read", unreadable);
    }
  }
}
