package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kind of output item that a Responses stream has open. */
enum OpenItemKind {
  NONE,
  REASONING,
  TEXT,
  REFUSAL,
  CALL;

  /** Returns a message's content part of this kind. */
  ObjectNode content(String said) {
    return this == TEXT ? ResponseObject.text(said) : ResponseObject.refusal(said);
  }

  String eventName() {
    return this == TEXT ? "output_text" : "refusal";
  }
}
