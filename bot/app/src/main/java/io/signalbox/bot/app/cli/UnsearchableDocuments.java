package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.knowledge.document.DocumentId;
import java.util.ArrayList;
import java.util.List;

/** Messages about stored documents that are missing from the search index or have no vectors. */
final class UnsearchableDocuments {
  private UnsearchableDocuments() {}

  /** Returns the messages; correct only after the index has caught up with the stored documents. */
  static List<String> of(BotAssembly assembly) {
    List<String> sentences = new ArrayList<>(notIndexed(assembly));
    sentences.addAll(withoutVectors(assembly));
    return sentences;
  }

  static List<String> notIndexed(BotAssembly assembly) {
    if (assembly.documents().indexed() == assembly.corpus().size()) {
      return List.of();
    }
    return assembly.documents().notIndexed().stream()
        .map(DocumentId::value)
        .map(id -> id + ": the index does not accept it, so it cannot be found")
        .toList();
  }

  static List<String> withoutVectors(BotAssembly assembly) {
    return assembly.documents().withoutVectors().stream()
        .map(DocumentId::value)
        .map(id -> id + ": the embedder does not accept it, so it is found by its words only")
        .toList();
  }
}
