package io.signalbox.knowledge;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write documents in tests. */
public final class Documents {
  private Documents() {}

  /** A public runbook of the source "runbooks". */
  public static Document page(String path, String title, String... passages) {
    return page(path, title, AccessRule.everyone(), passages);
  }

  /** A runbook of the source "runbooks" that only some may see. */
  public static Document page(String path, String title, AccessRule access, String... passages) {
    List<Passage> all = new ArrayList<>();
    for (String passage : passages) {
      all.add(new Passage(all.size(), List.of("Section " + all.size()), passage));
    }
    return new Document(
        new DocumentId("runbooks/" + path),
        "runbooks",
        DocumentKind.RUNBOOK,
        access,
        FrontMatter.titled(title),
        all);
  }
}
