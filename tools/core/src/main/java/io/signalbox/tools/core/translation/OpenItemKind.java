package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kind of the item of a response that is being filled. */
enum OpenItemKind {
  NONE,
  REASONING,
  TEXT,
  REFUSAL,
  CALL;

  /** Returns a message's part of this kind. */
  ObjectNode content(String said) {
    return this == TEXT ? ResponseObject.text(said) : ResponseObject.refusal(said);
  }

  String eventName() {
    return this == TEXT ? "output_text" : "refusal";
  }
}
