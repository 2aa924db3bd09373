package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Method of the simulated Web API: required token, scope and implementation.
 *
 * @param token which token it takes
 * @param scope the scope it always needs; empty where it needs none, or one that depends on the
 *     conversation
 */
record ApiMethod(Token token, String scope, Body body) {

  enum Token {
    BOT,
    APP,
    /** A user token, which a person has. */
    USER,
    /** A bot token, a user token or an app token. */
    ANY,
    NONE
  }

  /** Implementation of a method; the caller adds {@code ok} to the response. */
  @FunctionalInterface
  interface Body {
    ObjectNode call(CallArguments arguments);
  }

  /** Returns a method that people alone may call. */
  static ApiMethod person(Body body) {
    return new ApiMethod(Token.USER, "", body);
  }

  static ApiMethod bot(String scope, Body body) {
    return new ApiMethod(Token.BOT, scope, body);
  }
}
