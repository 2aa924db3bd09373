package io.signalbox.tools.foresight.change;

import java.util.List;
import java.util.Optional;

/**
 * Notice to one downstream owner about a change, with the owner's answer so far.
 *
 * @param owner as manifests and settings write it
 * @param touched what of theirs, and how sure the edge is, a line each
 * @param answeredBy the person who said something to it
 * @param result what the owner's checks said
 */
public record ChangeNotice(
    ArtefactChange change,
    String owner,
    List<String> touched,
    NoticeState state,
    Optional<String> answeredBy,
    Optional<String> result) {
  public ChangeNotice {
    touched = List.copyOf(touched);
  }

  ChangeNotice answered(NoticeState now, Optional<String> by, Optional<String> said) {
    return new ChangeNotice(change, owner, touched, now, by, said);
  }
}
